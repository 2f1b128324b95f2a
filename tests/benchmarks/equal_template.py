"""A plain copier template that gives the very files a client has."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.benchmarks.processes import run

PACKAGE, TITLE = "quagga", "Quagga"  # in no file of ours: where they stand, a name was put in
RECORD = ".quickscale.json"  # copier has its answers file instead
QUESTIONS = """\
package: {type: str}
title: {type: str, default: "{{ package|capitalize }}"}
template: {type: str, default: saas, choices: [saas, site, api]}
sharing: {type: str, default: embed, choices: [embed, link]}
updates: {type: str, default: frequent, choices: [rare, frequent, continuous]}
modules: {type: yaml, default: [common, auth]}
apps: {type: yaml, default: [products, workflows, integrations]}
"""
ANSWERS = "{{ _copier_answers|to_nice_yaml }}"


def make(client: Path, sources: Path, folder: Path) -> None:
    """Make the template in ``folder`` from ``client``, which was made from ``sources``.

    What is rendered there (`.jinja`) is rendered here; all else, the shared code too, is copied.
    """
    folder.mkdir()
    (folder / "copier.yml").write_text(QUESTIONS)
    (folder / "{{ _copier_conf.answers_file }}.jinja").write_text(ANSWERS)
    rendered = _rendered(sources)
    for name in tracked(client):
        if name == RECORD:
            continue
        path = folder / name.replace(PACKAGE, "{{ package }}")
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(client / name, path)
        content = path.read_bytes()
        if name in rendered or PACKAGE.encode() in content.lower():
            path.with_name(f"{path.name}.jinja").write_text(_as_template(content.decode()))
            path.unlink()


def difference(client: Path, copied: Path) -> set[str]:
    """Return the paths whose content differs between two projects, records aside."""
    names = set(tracked(client)) ^ set(tracked(copied))
    names |= {
        name
        for name in set(tracked(client)) & set(tracked(copied))
        if (client / name).read_bytes() != (copied / name).read_bytes()
    }
    return names - {RECORD, ".copier-answers.yml"}


def tracked(repository: Path) -> list[str]:
    """Return the paths of a repository's files."""
    listed = run("git", "ls-files", "-z", directory=repository).decode()
    return [name for name in listed.split("\0") if name]


def _rendered(sources: Path) -> set[str]:
    """Return the client's paths of those files that the project template renders."""
    paths = [path.relative_to(sources) for path in sources.rglob("*.jinja")]
    names = [Path(*path.parts[1:]).as_posix().removesuffix(".jinja") for path in paths]
    names = [re.sub(r"\{\{ *package *\}\}", PACKAGE, name) for name in names]
    return {
        re.sub(r"\{\{ *(example|app) *\}\}", app, name)
        for name in names
        for app in ("products", "workflows", "integrations")
    }


def _as_template(text: str) -> str:
    text = re.sub(r"\{[{%#]|[}%#]\}", lambda match: f"{{{{ '{match[0]}' }}}}", text)
    return text.replace(TITLE, "{{ title }}").replace(PACKAGE, "{{ package }}")
