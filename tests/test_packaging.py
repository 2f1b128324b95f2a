"""The shared code as a package: for development against an installed hub."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.wide
def test_the_package_holds_code_templates_statics_and_migrations(
    pristine_hub: Path, tmp_path: Path
) -> None:
    subprocess.run(
        ["uv", "build", "--quiet", "--wheel", "--out-dir", str(tmp_path), str(pristine_hub)],
        check=True,
    )

    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()

    packages = ("quickscale_core", "quickscale_modules")
    shared = [
        str(path.relative_to(pristine_hub))
        for package in packages
        for path in (pristine_hub / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    assert set(shared) - set(names) == set()
    assert {name.split("/")[0] for name in names if "dist-info" not in name} == set(packages)
