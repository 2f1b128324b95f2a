"""What differs in a client that installs the shared code instead of holding it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from hub.scaffold import declaration
from hub.scaffold.context import Context
from hub.scaffold.render import Source, render
from tests.world import git

TEMPLATE = Path(__file__).resolve().parent.parent.parent / "project_template"
WORKFLOW = ".github/workflows/ci.yml"


def files(sharing: str) -> dict[str, str]:
    """Return the text files of a newborn client."""
    declared = declaration.read((TEMPLATE / declaration.FILE_NAME).read_text())
    sources = [
        Source(str(path.relative_to(TEMPLATE)), "100644", path.read_bytes())
        for path in sorted(TEMPLATE.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]
    context = Context(
        name="acme",
        title="Acme",
        template="saas",
        sharing=sharing,
        updates="frequent",
        modules=declared.templates["saas"].modules,
        apps=declared.templates["saas"].apps,
        link_requirement="quickscale @ git+https://example.com/shared.git@0123456789",
    )
    return {file.path: file.content.decode() for file in render(sources, declared, context)}


@pytest.fixture(scope="module")
def linked() -> dict[str, str]:
    return files("link")


@pytest.fixture(scope="module")
def embedded() -> dict[str, str]:
    return files("embed")


def pytest_options(client: dict[str, str]) -> dict[str, list[str]]:
    options: dict[str, list[str]] = tomllib.loads(client["pyproject.toml"])["tool"]["pytest"][
        "ini_options"
    ]
    return options


def test_the_installed_codes_promises_are_in_the_default_run(linked: dict[str, str]) -> None:
    options = pytest_options(linked)

    assert {"quickscale_core", "quickscale_modules"} < set(options["testpaths"])
    assert options["addopts"][0] == "--pyargs"


def test_an_embedding_client_finds_them_by_path(embedded: dict[str, str]) -> None:
    options = pytest_options(embedded)

    assert "quickscale" in options["testpaths"]
    assert "--pyargs" not in options["addopts"]


@pytest.mark.parametrize("name", [".gitattributes", "pyproject.toml", "Dockerfile"])
def test_no_frame_file_names_a_folder_that_is_not_there(linked: dict[str, str], name: str) -> None:
    assert re.findall(r"\bquickscale/|\"quickscale\"", linked[name]) == []


def test_the_image_trusts_the_host_that_it_meets_first(
    linked: dict[str, str], embedded: dict[str, str]
) -> None:
    assert 'GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=accept-new"' in linked["Dockerfile"]
    assert "ssh" not in embedded["Dockerfile"]


def test_the_hint_for_a_private_remote_works_once_uncommented(
    linked: dict[str, str], embedded: dict[str, str], tmp_path: Path
) -> None:
    before, hint, after = re.split(r"(      # - run:(?:.*\n      #)*.*\n)", linked[WORKFLOW])
    active = re.sub(r"^      # ", "      ", hint, flags=re.MULTILINE)
    steps = yaml.safe_load(before + active + after)["jobs"]["test"]["steps"]
    step = next(step for step in steps if "SHARED_CODE_KEY" in str(step))

    subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "GITHUB_ENV": str(tmp_path / "environment"),
            "SHARED_CODE_KEY": "a key\nof two lines",
        },
        check=True,
    )

    key = tmp_path / ".ssh/shared_code"
    assert key.read_text() == "a key\nof two lines\n"
    assert key.stat().st_mode & 0o077 == 0
    assert (tmp_path / "environment").read_text().startswith("GIT_SSH_COMMAND=ssh -i ")
    assert steps.index(step) < steps.index({"run": "make install"})
    assert "SHARED_CODE_KEY" not in embedded[WORKFLOW]
    assert "secrets." not in re.sub(r"(?m)^ *#.*\n", "", linked[WORKFLOW])


@pytest.mark.parametrize("folder", ["dist", "build", "media", "staticfiles", "lib", "vendor"])
def test_no_static_file_is_ignored(embedded: dict[str, str], tmp_path: Path, folder: str) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_text(embedded[".gitignore"])
    asset = tmp_path / "static" / folder / "site.js"
    asset.parent.mkdir(parents=True)
    asset.touch()

    assert git(tmp_path, "ls-files", "--others", "--exclude-standard", "static")
