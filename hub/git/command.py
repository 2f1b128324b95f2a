"""Git through the one door: hardened, free of inherited state, always told its repository."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from hub import process
from hub.errors import GitError, MissingTool, ProcessError, Refused

# 2.38 brought `merge-tree --write-tree`.
OLDEST_GIT = (2, 38)

# Even `git status` runs programs that the configuration of a repository names.
HARDENING = (
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.pager=cat",
    "-c", "core.quotePath=false",
    "-c", "diff.external=",
    "-c", "gc.auto=0",
    "-c", "maintenance.auto=false",
    "-c", "protocol.ext.allow=never",
    "-c", "submodule.recurse=false",
    "-c", "advice.detachedHead=false",
)  # fmt: skip


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return git's environment: no inherited GIT_*, C locale, no prompt, no replaced objects."""
    return process.clean_environment(
        {
            "LC_ALL": "C",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_MERGE_AUTOEDIT": "no",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_OPTIONAL_LOCKS": "0",
            **(extra or {}),
        }
    )


def git(
    arguments: Sequence[str | Path],
    *,
    directory: Path,
    stdin: bytes = b"",
    ok: Sequence[int] = (0,),
    repository: tuple[Path, Path] | None = None,
    extra_environment: Mapping[str, str] | None = None,
    timeout: float | None = None,
    config: Sequence[str] = (),
) -> process.Completed:
    """Run git in ``directory``; raise ``GitError`` on an exit code outside ``ok``.

    ``repository``: its git directory and its work tree, so that git never looks for one.
    ``config``: further lines `name=value`.
    """
    place = ["-C", str(repository[1])] if repository else []
    located = [f"--git-dir={repository[0]}", f"--work-tree={repository[1]}"] if repository else []
    try:
        return process.run(
            ["git", *HARDENING, *_options(config), *located, *arguments],
            directory=directory,
            environment=environment(extra_environment),
            stdin=stdin,
            ok=ok,
            timeout=timeout,
            shown=shlex.join(["git", *place, *map(str, arguments)]),
        )
    except ProcessError as error:
        raise GitError(error.command, error.process_exit_code, error.stderr) from None


def _options(config: Sequence[str]) -> list[str]:
    return [part for line in config for part in ("-c", line)]


@cache
def require_git() -> tuple[int, ...]:
    """Return git's version; raise ``Refused`` when git is missing or older than 2.38."""
    install = "Install git 2.38 or newer (Debian: `apt install git`, macOS: `brew install git`)."
    try:
        text = git(["--version"], directory=Path("/")).stdout.decode()
    except MissingTool as error:
        hint = error.hint if shutil.which("git") else install  # without git, or without `sh`
        raise MissingTool(error.message, hint=hint) from None
    version = tuple(int(number) for number in re.findall(r"\d+", text)[:3])
    if version[:2] < OLDEST_GIT:
        raise Refused(f"git {'.'.join(map(str, version))} is too old.", hint=install)
    return version
