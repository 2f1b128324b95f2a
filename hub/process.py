"""The one door to other programs: git, uv and pip, and the clients' own commands pass here."""

from __future__ import annotations

import logging
import os
import platform
import re
import shlex
import signal
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from hub.errors import MissingTool, ProcessError

logger = logging.getLogger("hub.process")

PASSED_ON = re.compile(
    r"PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TERM|TZ|TMPDIR|SSH_\w+|XDG_\w+"
    r"|UV_\w+|PIP_\w+|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|GNUPGHOME|GPG_TTY"
    r"|(?i:https?_proxy|no_proxy|all_proxy)"
)
STOPPING = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
URL_CREDENTIALS = re.compile(r"(?<=://)[^/\s]+(?=@)")


@dataclass(frozen=True)
class Completed:
    """What a program left behind: its exit code, its standard output and error as bytes."""

    exit_code: int
    stdout: bytes
    stderr: bytes


def redact(text: str) -> str:
    """Return ``text`` with the credentials of every URL in it replaced by ``***``."""
    return URL_CREDENTIALS.sub("***", text)


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a child: only what it needs of ours, then ``extra``.

    The hub's own settings (DJANGO_SETTINGS_MODULE, SECRET_KEY, DATABASE_URL, GIT_DIR ...) must
    reach neither git nor a client's commands.
    """
    kept = {name: value for name, value in os.environ.items() if PASSED_ON.fullmatch(name)}
    return {**kept, **(extra or {})}


def run(
    argv: Sequence[str | Path],
    *,
    directory: Path,
    environment: Mapping[str, str],
    stdin: bytes = b"",
    ok: Sequence[int] = (0,),
    timeout: float | None = None,
    shown: str = "",
) -> Completed:
    """Run ``argv`` in ``directory`` to its end.

    Raises ``MissingTool`` when the program does not exist and ``ProcessError`` when it ends with
    an exit code outside ``ok`` (a signal counts as its negative number). ``shown`` is the line
    that people see in errors and at verbosity 2, by default what is run.
    """
    sh = _sh()
    program, *arguments = [str(part) for part in argv]
    line = redact(shown or shlex.join([program, *arguments]))
    logger.debug("%s", line)
    with _file(stdin) as source, _file() as output, _file() as errors:
        try:
            _run_to_the_end(
                sh.Command(program),
                arguments,
                _cwd=str(directory),
                _env=dict(environment),
                # Files instead of sh's threads and queues: fifty times faster on large input.
                _in=source,
                _out=output,
                _err=errors,
                _tty_in=False,
                _tty_out=False,
                _new_session=False,
                _timeout=timeout,
            )
            exit_code = 0
        except sh.CommandNotFound:
            raise MissingTool(
                f"`{program}` is not installed.", hint=f"Install {program}."
            ) from None
        except sh.ForkException as error:  # the folder is not there
            raise ProcessError(line, 127, str(error)) from None
        except sh.TimeoutException:
            raise ProcessError(line, -9, f"stopped after {timeout:.0f} s") from None
        except sh.ErrorReturnCode as error:
            exit_code = error.exit_code
        completed = Completed(exit_code, _content(output), _content(errors))
    if exit_code not in ok:
        raise ProcessError(line, exit_code, redact(completed.stderr.decode(errors="replace")))
    return completed


def _sh() -> Any:
    logging.getLogger("sh").setLevel(logging.WARNING)  # we log what runs ourselves
    try:
        import sh
    except ImportError:
        if platform.system() == "Windows":
            raise MissingTool(
                "The hub's commands do not run on Windows.",
                hint="Use Linux, macOS or the Windows Subsystem for Linux.",
            ) from None
        raise MissingTool(
            "The Python package `sh` is missing.", hint="pip install -r requirements.txt"
        ) from None
    return sh


def _run_to_the_end(command: Any, arguments: Sequence[str], **options: Any) -> None:
    """Run ``command``; whatever interrupts us ends the program too, before we go any further."""
    running = None
    # A signal between the program's start and our knowing it would leave it running.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    unblock = partial(signal.pthread_sigmask, signal.SIG_SETMASK, mask)
    try:
        running = command(*arguments, _bg=True, _bg_exc=False, _preexec_fn=unblock, **options)
        unblock()
        running.wait()
    except (KeyboardInterrupt, SystemExit):
        if running is not None:
            with suppress(ProcessLookupError, ChildProcessError):  # it has ended already
                running.terminate()
                running.process.wait()
        raise
    finally:
        unblock()


def _file(content: bytes = b"") -> IO[Any]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the caller's with statement closes it
    file.write(content)
    file.seek(0)
    return file


def _content(file: IO[Any]) -> bytes:
    file.seek(0)
    content: bytes = file.read()
    return content
