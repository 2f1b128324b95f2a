"""`newclient`: what stands in a client's files, exactly as it was asked for."""

from __future__ import annotations

import ast
import json
import re
import secrets
import stat
import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from hub.git.repository import Repository
from hub.workflows import newclient
from hub.workflows.answers import Request
from hub.workflows.building import build
from tests.world import World, git

TITLES = {
    "quotes": """He said "it's" \\ 'so'""",
    "newlines": "one\ntwo\r\nthree\ttab",
    "expression": "{{7*7}} {% raw %} {# no #} ${x} $(x) `x` %(x)s",
    "python": '"""\nimport os\n"""',
    "backslashes": "\\",
    "braces": "}}{{ {%",
    "right to left": "\N{RIGHT-TO-LEFT OVERRIDE}acme\N{POP DIRECTIONAL FORMATTING}",
    "emoji": "Acme \N{ROCKET} \N{MAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}",
    "separators": "a\N{LINE SEPARATOR}b\N{NEXT LINE}c\N{ZERO WIDTH NO-BREAK SPACE}",
    "control": "bell\x07 null\x00 escape\x1b[31m delete\x7f",
    "markup": "<script>alert('1')</script> & <!-- --> ]]>",
    "markdown": "# *Acme* [x](javascript:y) | `a` |",
    "long": "x" * 10_240,
    "spaces": "  Acme  ",
}


def project_files(client: Path, pattern: str) -> list[Path]:
    """Return the client's own files of that name, without the shared code."""
    return [path for path in client.rglob(pattern) if "quickscale" not in path.parts]


@pytest.mark.parametrize(
    ("title", "template"),
    [*((title, "saas") for title in TITLES), ("quotes", "site"), ("expression", "api")],
)
def test_a_title_survives_exactly(world: World, title: str, template: str) -> None:
    """N13."""
    text = TITLES[title]

    client = world.newclient("acme", f"--template={template}", f"--title={text}")

    for path in project_files(client, "*.py"):
        compile(path.read_bytes(), path, "exec")
    for path in project_files(client, "*.toml"):
        tomllib.loads(path.read_text())
    for path in project_files(client, "*.y*ml"):
        yaml.safe_load(path.read_text())
    settings = ast.parse((client / "config/settings/base.py").read_text())
    values = {
        node.targets[0].id: node.value
        for node in settings.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    assert ast.literal_eval(values["SITE_NAME"]) == text
    assert json.loads((client / ".quickscale.json").read_text())["title"] == text


def test_a_title_is_one_line_of_the_readme(world: World) -> None:
    """N13."""
    client = world.newclient("acme", "--title=Acme\n\n# Evil\nheading")

    readme = (client / "README.md").read_text()

    assert readme.startswith("# Acme # Evil heading\n")


def test_an_impossible_title_is_refused(world: World) -> None:
    """N13: nothing visible, too long, bytes that are no text."""
    codes = {
        title[:10]: world.run("newclient", "acme", "--dry-run", f"--title={title}").exit_code
        for title in (" ", "\n", "x" * 30_000, "\udcff")
    }

    assert set(codes.values()) == {2}


def test_the_default_title_comes_from_the_name(world: World) -> None:
    client = world.newclient("big_acme")

    assert json.loads((client / ".quickscale.json").read_text())["title"] == "Big Acme"


def template_file(world: World, name: str, content: str) -> None:
    world.commit(f"project_template/base/{name}", content)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("new.txt.jinja", "a\n{{ ''.__class__.__mro__ }}\n", 2),
        ("new.txt.jinja", "a\nb\n{% include '/etc/passwd' %}\n", 3),
        ("new.txt.jinja", "{% import 'os' as os %}", 1),
        ("new.txt.jinja", "{{ package.__init__.__globals__ }}", 1),
        ("new.txt.jinja", "a\n{{ nothing }}\n", 2),
        ("new.txt.jinja", "a\n\n{% if %}\n", 3),
        ("new.txt.jinja", "a\n{{ 1 / 0 }}\n", 2),
        ("new.txt.jinja", "a\n{{ [][1:2:0] }}\n", 2),
        ("new.txt.jinja", "{% for x in range(99999999999) %}{% endfor %}", 1),
    ],
)
def test_a_wrong_template_fails_before_anything_is_written(
    world: World, name: str, content: str, line: int
) -> None:
    """N14, N15: a sandbox without files; undefined names and errors with file and line."""
    template_file(world, name, content)

    result = world.refused(1, "newclient", "acme")

    assert f"base/{name}:{line}: " in result.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("new.py.jinja", "x = {{ title }} !\n"),
        ("new.toml.jinja", "x = {{ package }}\n"),
        ("new.json.jinja", "{{ package }}"),
    ],
)
def test_a_rendered_file_that_does_not_parse_is_never_written(
    world: World, name: str, content: str
) -> None:
    """N13, N15."""
    template_file(world, name, content)

    result = world.refused(1, "newclient", "acme")

    assert f"base/{name}: gives an invalid {name.removesuffix('.jinja')}" in result.stderr


def test_a_template_that_is_no_text_is_named(world: World) -> None:
    """N15."""
    (world.hub / "project_template/base/new.txt.jinja").write_bytes(b"\xff\xfe")
    git(world.hub, "add", "--all")
    git(world.hub, "commit", "--quiet", "--message=Binary template")

    result = world.refused(1, "newclient", "acme")

    assert "base/new.txt.jinja" in result.stderr


@pytest.mark.parametrize(
    "files",
    [
        ("base/Notes.txt", "saas/notes.txt"),
        ("base/{{package}}.txt", "base/acme.txt"),
        ("base/new.txt", "base/new.txt.jinja"),
        ("base/thing", "base/Thing/inner.txt"),
    ],
)
def test_two_sources_of_one_path_are_refused(world: World, files: tuple[str, str]) -> None:
    """N16: the same path, the same but for its case, a file where a folder is."""
    for file in files:
        world.commit(f"project_template/{file}", "text")

    result = world.run("newclient", "acme", "--no-install")

    assert result.exit_code in {1, 3}
    assert not any(world.clients.iterdir())
    assert files[1] in result.stderr


@pytest.mark.parametrize("name", ["{{ '..' }}/evil", "{{ '.git' }}/hooks", "{{ 'a/b' }}"])
def test_a_rendered_path_stays_in_the_client(world: World, name: str) -> None:
    """N16, N17."""
    (world.hub / "project_template/base" / name).parent.mkdir(parents=True, exist_ok=True)
    template_file(world, name, "evil")

    result = world.run("newclient", "acme", "--no-install")

    assert result.exit_code in {1, 3}
    assert not any(world.clients.iterdir())


def test_a_hundred_clients_have_a_hundred_keys_in_ignored_private_files(
    world: World,
) -> None:
    """N18: one plan, carried out a hundred times, as fast as that goes."""
    site = newclient.Site(world.hub, world.clients, release_branch="main")
    plan = newclient.plan(Request("acme", template="site", modules=("none",)), site)
    clients = [world.clients / f"client_{number}" for number in range(100)]
    for client in clients:
        build(replace(plan, target=client), Repository(world.hub))

    keys = [
        re.search(r"^SECRET_KEY=(.+)$", (client / ".env").read_text(), re.MULTILINE)
        for client in clients
    ]
    found = [key.group(1).strip("'\"") for key in keys if key]

    assert len(set(found)) == 100
    assert min(map(len, found)) >= 50
    assert {stat.S_IMODE((client / ".env").stat().st_mode) for client in clients} == {0o600}
    for client, key in list(zip(clients, found, strict=True))[::20]:
        assert git(client, "check-ignore", ".env") == ".env"
        assert git(client, "log", "--all", "--oneline", f"-S{key}") == ""


def test_the_same_answers_give_the_same_trees(world: World) -> None:
    """N29: once more, and from a clone of the hub at another place."""
    first = world.newclient("acme")
    (first / ".env").rename(world.root / "env")
    first.rename(world.root / "first")
    second = world.newclient("acme")
    second.rename(world.root / "second")
    git(world.root, "clone", "--quiet", "hub", "renamed hub")
    clone = World(world.root / "renamed hub", world.clients)
    result = clone.process("newclient", "acme", "--no-install")

    trees = [
        git(place, "rev-parse", "HEAD^{tree}", "HEAD^1", "HEAD^2")
        for place in (world.root / "first", world.root / "second", world.clients / "client_acme")
    ]

    assert result.exit_code == 0, result.stderr
    assert trees[0] == trees[1] == trees[2]
    assert (world.root / "env").read_text() != (world.root / "second/.env").read_text()


def test_every_answer_stands_in_the_record(world: World) -> None:
    client = world.newclient(
        "acme", "--template=api", "--modules=auth", "--apps=orders,parts", "--updates=rare",
        "--title=Acme Inc."
    )  # fmt: skip

    record = json.loads((client / ".quickscale.json").read_text())

    answers = {name: record[name] for name in ("client", "package", "title", "template", "apps",
                                               "modules", "sharing", "updates")}  # fmt: skip
    assert answers == {
        "client": "acme", "package": "acme", "title": "Acme Inc.", "template": "api",
        "apps": ["orders", "parts"], "modules": ["common", "auth"], "sharing": "embed",
        "updates": "rare",
    }  # fmt: skip
    assert set(record["parts"]) == {"core", "template", "common", "auth"}


def test_each_parts_tree_is_the_hubs_tree(world: World) -> None:
    client = world.newclient("acme")
    parts = json.loads((client / ".quickscale.json").read_text())["parts"]

    folders = {"core": "quickscale_core", "auth": "quickscale_modules/auth"}
    for part, folder in folders.items():
        assert parts[part]["tree"] == git(world.hub, "rev-parse", f"HEAD:{folder}")
        assert parts[part]["tree"] == git(client, "rev-parse", f"HEAD:quickscale/{folder}")
    assert parts["template"]["tree"] == git(client, "rev-parse", "HEAD^1^{tree}")


def test_starter_files_are_no_part_of_the_template_commit(world: World) -> None:
    """Only maintained files are merged later, so only they are in the base of those merges."""
    client = world.newclient("acme")

    template = set(git(client, "ls-tree", "-r", "--name-only", "HEAD^1").splitlines())
    first = set(git(client, "ls-tree", "-r", "--name-only", "HEAD").splitlines())
    own = {path for path in first - template if not path.startswith("quickscale/")}

    assert template <= first
    assert {"manage.py", "config/settings/base.py", "Makefile"} <= template
    assert {".quickscale.json", "README.md", "acme/users/models.py"} <= own


SECRET = "canary"


def plant(world: World) -> list[str]:
    """Put a canary into everything of the hub that is nobody's business; return the canaries."""
    words: list[str] = []

    def canary(place: str) -> str:
        words.append(f"{SECRET}{secrets.token_hex(8)}")
        return f"# {words[-1]} in {place}\n"

    hub = world.hub
    world.commit("quickscale_core/key.txt", canary("a secret that was committed"), "Add a key")
    git(hub, "rm", "--quiet", "quickscale_core/key.txt")
    git(hub, "commit", "--quiet", f"--message=Remove it {canary('a message')}")
    world.commit("quickscale_modules/auth/secret.py", canary("a module that is not chosen"))
    world.commit("docs/secret.md", canary("the docs"))
    world.commit("hub/secret.py", canary("the hub"))
    world.commit("project_template/api/secret.txt", canary("another template"))
    world.commit("quickscale_modules/stray/secret.txt", canary("a folder that is no module"))
    git(hub, "branch", canary("a branch").split()[1])
    git(hub, "config", "user.name", canary("the committer").split()[1])
    git(hub, "commit", "--quiet", "--allow-empty", "--message=By somebody")
    git(hub, "config", "--unset", "user.name")
    for path in (".env", "db.sqlite3", "quickscale_core/.env", "quickscale_core/media/x",
                 "quickscale_modules/common/__pycache__/x.pyc", ".venv/x",
                 ".quickscale/operations.jsonl"):  # fmt: skip
        (hub / path).parent.mkdir(exist_ok=True)
        (hub / path).write_text(canary(path))
    return words


def everything(folder: Path) -> bytes:
    """Return every object of the repository, reachable or not, and every file's content."""
    objects = subprocess.run(
        ["git", "cat-file", "--batch-all-objects", "--batch"],
        cwd=folder, capture_output=True, check=True,
    ).stdout  # fmt: skip
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    names = "\n".join(str(path.relative_to(folder)) for path in folder.rglob("*")).encode()
    return objects + names + b"".join(path.read_bytes() for path in files)


def test_nothing_of_the_hub_leaks_into_a_client(world: World) -> None:
    """N19: history, messages, people, unchosen modules, other files, what is not committed."""
    canaries = plant(world)
    hub_commits = git(world.hub, "rev-list", "--all").split()

    client = world.newclient("acme", "--modules=common", "--no-input", "--allow-dirty-hub")
    content = everything(client)
    objects = git(client, "cat-file", "--batch-all-objects", "--batch-check").split("\n")

    assert [canary for canary in canaries if canary.encode() in content] == []
    assert {line.split()[0] for line in objects}.isdisjoint(hub_commits)
    assert str(world.hub).encode() not in content
    assert git(client, "remote") == ""


def test_a_client_holds_the_objects_of_its_files_and_no_other(world: World) -> None:
    client = world.newclient("acme", "--modules=common")

    objects = git(client, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    reachable = git(client, "rev-list", "--objects", "--no-object-names", "HEAD")

    assert sorted(objects.split()) == sorted(reachable.split())
    assert git(client, "fsck", "--strict", "--unreachable", "--no-reflogs") == ""


def test_no_client_knows_of_another(world: World) -> None:
    other = world.newclient("zebra_industries", "--title=Zebra Industries")

    client = world.newclient("acme")

    content = everything(client).lower()
    assert b"zebra" not in content
    assert (other / ".env").read_text() != (client / ".env").read_text()
