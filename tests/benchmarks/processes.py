"""Whole processes, run to their end; what fails says how."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def run(
    *argv: str | Path,
    directory: Path,
    environment: Mapping[str, str] | None = None,
    stdin: bytes | None = None,
) -> bytes:
    """Run ``argv`` and return what it prints; stop the benchmark when it fails."""
    if shutil.which(argv[0]) is None:
        raise SystemExit(f"{argv[0]} is missing: make install")
    done = subprocess.run(
        [str(part) for part in argv], cwd=directory, env=environment and dict(environment),
        capture_output=True, check=False,
        **({"stdin": subprocess.DEVNULL} if stdin is None else {"input": stdin}),
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace")
        raise SystemExit(f"{' '.join(map(str, argv))} ended with {done.returncode}:\n{said}")
    return done.stdout
