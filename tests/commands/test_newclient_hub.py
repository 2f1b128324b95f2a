"""`newclient`: which state of the hub, of git and of its configuration is good enough."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.world import World, git

MARKERS = "<<<<<<< ours\na = 1\n=======\na = 2\n>>>>>>> theirs\n"
HINT = -1  # the last line of an error is the next command


def sh(line: str, directory: Path) -> None:
    """Type a line into a shell."""
    subprocess.run(["sh", "-ec", line], cwd=directory, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("path", "staged"),
    [
        ("quickscale_modules/auth/views.py", False),
        ("quickscale_core/env.py", True),
        ("quickscale_modules/wiki/apps.py", False),
        ("project_template/base/README.md.jinja", False),
    ],
)
def test_shared_code_that_is_not_committed_is_refused(
    world: World, path: str, *, staged: bool
) -> None:
    """N20: changed, staged, a new module, the template."""
    (world.hub / path).parent.mkdir(exist_ok=True)
    (world.hub / path).write_text("# new")
    if staged:
        git(world.hub, "add", path)

    result = world.refused(3, "newclient", "acme")

    assert "would not be included" in result.stderr
    assert path in result.stderr
    assert "--allow-dirty-hub" in result.stderr


def test_a_dirty_hub_is_allowed_on_request_and_only_commits_travel(world: World) -> None:
    """N20."""
    (world.hub / "quickscale_core/env.py").write_text("DIRTY")

    client = world.newclient("acme", "--allow-dirty-hub")

    assert "DIRTY" not in (client / "quickscale/quickscale_core/env.py").read_text()


def test_changes_outside_the_shared_folders_do_not_matter(world: World) -> None:
    """N20."""
    (world.hub / "README.md").write_text("work in progress")
    (world.hub / "hub/new.py").write_text("x = 1")

    assert world.run("newclient", "acme", "--no-install").exit_code == 0


def test_a_hub_in_the_middle_of_a_merge_is_refused(world: World) -> None:
    """N21."""
    git(world.hub, "switch", "--quiet", "--create=other")
    world.commit("README.md", "theirs")
    git(world.hub, "switch", "--quiet", "main")
    world.commit("README.md", "ours")
    subprocess.run(["git", "merge", "other"], cwd=world.hub, capture_output=True, check=False)

    result = world.refused(3, "newclient", "acme")
    sh(result.stderr.splitlines()[HINT], world.hub)

    assert "in the middle of a merge" in result.stderr
    assert world.run("newclient", "acme", "--no-install").exit_code == 0


def test_a_bisecting_hub_is_refused_with_the_command_that_ends_it(world: World) -> None:
    """N21."""
    git(world.hub, "bisect", "start")

    result = world.refused(3, "newclient", "acme")
    sh(result.stderr.splitlines()[HINT], world.hub)

    assert "in the middle of a bisect" in result.stderr
    assert world.run("newclient", "acme", "--no-install").exit_code == 0


def test_a_hub_that_applies_mails_is_refused_with_the_command_that_ends_it(world: World) -> None:
    """N21."""
    world.commit("README.md", "one")
    patch = git(world.hub, "format-patch", "-1", "--stdout") + "\n"
    world.commit("README.md", "two")
    (world.root / "patch").write_text(patch)
    subprocess.run(
        ["git", "am", "../patch"], cwd=world.hub, capture_output=True, check=False
    )  # conflicts

    result = world.refused(3, "newclient", "acme")
    sh(result.stderr.splitlines()[HINT], world.hub)

    assert world.run("newclient", "acme", "--no-install").exit_code == 0


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("quickscale_core/new.py", MARKERS, "conflict markers"),
        ("quickscale_core/templates/new.html", MARKERS, "conflict markers"),
        ("quickscale_core/new.py", "def broken(:\n", "not valid Python"),
        ("quickscale_modules/common/apps.py", "def broken(:\n", "not valid Python"),
        ("project_template/base/new.py", "def broken(:\n", "not valid Python"),
    ],
)
def test_broken_shared_code_is_refused_by_name(
    world: World, path: str, content: str, reason: str
) -> None:
    """N21."""
    world.commit(path, content)

    result = world.refused(3, "newclient", "acme")

    assert f"{path!r}: " in result.stderr
    assert reason in result.stderr


def test_underlined_headings_are_no_conflict_markers(world: World) -> None:
    """N21."""
    heading = "Install\n=======\n\nUse it\n=======\n\nTest it\n=======\n"
    world.commit("quickscale_core/notes.rst", heading)

    assert world.run("newclient", "acme", "--no-install").exit_code == 0


@pytest.mark.parametrize("kept", ["nothing", "name", "email"])
def test_an_unknown_committer_is_refused_before_anything(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: str
) -> None:
    """N22: HOME without a configuration, or with half an identity."""
    home = tmp_path.parent / f"{tmp_path.name}-home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    if kept != "nothing":
        (home / ".gitconfig").write_text(f"[user]\n{kept} = Ada\n")

    result = world.refused(3, "newclient", "acme")
    sh(result.stderr.splitlines()[HINT], world.hub)

    assert "git does not know who you are" in result.stderr
    assert world.run("newclient", "acme", "--no-install").exit_code == 0


HOSTILE_CONFIG = """\
[init]
    templateDir = {folder}/template
    defaultBranch = odd/name
[core]
    hooksPath = {folder}/hooks
    autocrlf = true
    fsmonitor = {folder}/run
    excludesFile = {folder}/excludes
    attributesFile = {folder}/attributes
[commit]
    gpgsign = true
[gpg]
    program = {folder}/run
[user]
    name = Ada Tester
    email = ada@example.com
    signingKey = none
[status]
    short = true
    showUntrackedFiles = no
[color]
    ui = always
[log]
    showSignature = true
[diff]
    noprefix = true
    external = {folder}/run
[filter "evil"]
    clean = {folder}/run
    smudge = {folder}/run
[fetch]
    fsckObjects = true
[transfer]
    fsckObjects = true
[alias]
    init = !{folder}/run
    fast-import = !{folder}/run
"""


def test_a_hostile_git_configuration_changes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """N23, P59: failing hooks, signing without a key, odd branch names, filters, colours."""
    folder = world.root / "config"
    for hooks in (folder / "hooks", folder / "template/hooks"):
        hooks.mkdir(parents=True)
        for name in ("pre-commit", "post-checkout", "reference-transaction", "post-index-change"):
            (hooks / name).write_text(f"#!/bin/sh\ntouch {folder}/executed\nexit 1\n")
            (hooks / name).chmod(0o755)
    (folder / "run").write_text(f"#!/bin/sh\ntouch {folder}/executed\ncat\n")
    (folder / "run").chmod(0o755)
    (folder / "excludes").write_text("*.toml\n")
    (folder / "attributes").write_text("*.evil filter=evil\n")
    (folder / "gitconfig").write_text(HOSTILE_CONFIG.format(folder=folder))
    monkeypatch.setenv("HOME", str(folder))
    (folder / "gitconfig").rename(folder / ".gitconfig")

    client = world.newclient("acme")

    assert git(client, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert not (client / ".git/hooks").exists()
    assert not (folder / "executed").exists()
    monkeypatch.undo()
    assert git(client, "fsck", "--strict") == ""
    assert (client / "pyproject.toml").is_file()


@pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"])
def test_git_variables_of_a_hook_lead_nowhere_else(
    world: World, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """P58, for newclient: git hooks and `rebase --exec` set these."""
    other = world.root / "other"
    git(world.root, "init", "--quiet", "other")
    monkeypatch.setenv(variable, str(other / ".git"))

    client = world.newclient("acme")

    monkeypatch.delenv(variable)
    assert git(client, "status", "--porcelain") == ""
    assert git(world.hub, "status", "--porcelain") == ""


def test_a_hub_without_git_says_how_to_start(world: World) -> None:
    """N31: unpacked from an archive."""
    shutil.rmtree(world.hub / ".git")

    result = world.refused(3, "newclient", "acme")
    sh(result.stderr.splitlines()[HINT], world.root)

    assert "not a git repository" in result.stderr
    assert world.run("newclient", "acme", "--no-install").exit_code == 0


def test_a_hub_without_a_commit_says_how_to_start(world: World) -> None:
    """N31."""
    shutil.rmtree(world.hub / ".git")
    git(world.hub, "init", "--quiet")

    result = world.refused(3, "newclient", "acme")

    assert "has no commit yet" in result.stderr
    assert "git add -A && git commit" in result.stderr


def test_a_hub_inside_another_repository_is_not_that_repository(world: World) -> None:
    """N31."""
    shutil.rmtree(world.hub / ".git")
    git(world.root, "init", "--quiet")
    git(world.root, "commit", "--quiet", "--allow-empty", "--message=Outer")

    result = world.refused(3, "newclient", "acme")

    assert "not a git repository" in result.stderr


def test_a_missing_release_branch_is_named(world: World) -> None:
    git(world.hub, "branch", "--move", "main", "trunk")

    result = world.refused(3, "newclient", "acme")

    assert "no branch 'main'" in result.stderr
    assert "QUICKSCALE_RELEASE_BRANCH" in result.stderr


def test_clients_come_from_the_release_branch_not_from_the_one_checked_out(world: World) -> None:
    released = git(world.hub, "rev-parse", "main")
    git(world.hub, "switch", "--quiet", "--create=experiment")
    world.commit("quickscale_core/new.py", "x = 1\n")

    made = world.run("newclient", "acme", "--no-install", "--json").json

    assert made["hub_revision"] == released


@pytest.mark.parametrize(
    "path",
    [
        "quickscale_core/.env",
        "quickscale_core/db.sqlite3",
        "quickscale_modules/common/server.pem",
        "quickscale_core/media/photo.jpg",
        "quickscale_modules/common/__pycache__/x.pyc",
        "project_template/base/.env",
        "quickscale_core/id_rsa",
    ],
)
def test_a_secret_that_somebody_committed_is_refused_by_name(world: World, path: str) -> None:
    """N19."""
    world.commit(path, "SECRET_KEY=x")

    result = world.refused(3, "newclient", "acme")

    assert f"{path!r}: files of this name stay in the hub" in result.stderr


def test_a_secret_in_a_module_that_is_not_chosen_does_not_matter(world: World) -> None:
    """N19."""
    world.commit("quickscale_modules/auth/.env", "SECRET_KEY=x")

    assert world.run("newclient", "acme", "--no-install", "--modules=common").exit_code == 0


@pytest.mark.parametrize(
    ("path", "mode", "reason"),
    [
        ("project_template/base/link", "120000", "a symbolic link"),
        ("project_template/template.toml", "120000", "a symbolic link"),
        ("quickscale_core/link", "120000", "a symbolic link"),
        ("quickscale_modules/common/apps.py", "120000", "a symbolic link"),
        ("quickscale_core/sub", "160000", "a submodule"),
    ],
)
def test_links_and_submodules_are_never_followed(
    world: World, path: str, mode: str, reason: str
) -> None:
    """N17, P25, P28."""
    (world.hub / path).unlink(missing_ok=True)
    if mode == "120000":
        (world.hub / path).symlink_to("/etc/passwd")
        git(world.hub, "add", path)
    else:
        git(world.hub, "update-index", "--add", "--cacheinfo", mode,
            git(world.hub, "rev-parse", "HEAD"), path)  # fmt: skip
        (world.hub / path).mkdir()
    git(world.hub, "commit", "--quiet", "--message=Link")

    result = world.refused(3, "newclient", "acme")

    assert f"{path!r}: {reason} cannot be shared" in result.stderr


@pytest.mark.parametrize(
    "name", ["--force", "two\nlines", 'quo"te', "dot.", "aux.py", "back\\slash"]
)
def test_names_that_other_systems_cannot_have_are_refused(world: World, name: str) -> None:
    """P31, for newclient."""
    (world.hub / "quickscale_core" / name).write_text("x = 1\n")
    git(world.hub, "add", "--", f"quickscale_core/{name}")
    git(world.hub, "commit", "--quiet", "--message=Odd name")

    result = world.refused(3, "newclient", "acme")

    assert "does not work on every system" in result.stderr


def test_names_that_differ_in_case_only_are_refused(world: World) -> None:
    """P31, for newclient."""
    world.commit("quickscale_core/Notes.txt", "a")
    world.commit("quickscale_core/notes.txt", "b")

    result = world.refused(3, "newclient", "acme")

    assert "only in case" in result.stderr


def test_a_file_that_is_too_large_is_refused(world: World) -> None:
    """P30, for newclient."""
    world.commit("quickscale_core/film.bin", "x" * (5 * 1024 * 1024 + 1))

    result = world.refused(3, "newclient", "acme")

    assert "at most 5,242,880 can be shared" in result.stderr


def test_git_is_found_missing_before_anything(world: World) -> None:
    """G03."""
    tools = world.root / "tools"
    tools.mkdir()

    result = world.process("newclient", "acme", "--no-install", env={"PATH": str(tools)})
    checked = world.process("check", "--tag", "hub", env={"PATH": str(tools)})

    assert result.exit_code == 3
    assert "`git` is not installed" in result.stderr
    assert "apt install git" in result.stderr
    assert "apt install git" in checked.stderr


def test_an_old_git_is_named_with_what_to_install(world: World) -> None:
    """G03."""
    tools = world.root / "tools"
    tools.mkdir()
    (tools / "git").write_text("#!/bin/sh\necho git version 2.37.9\n")
    (tools / "git").chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"

    result = world.process("newclient", "acme", "--no-install", env={"PATH": path})

    assert result.exit_code == 3
    assert "git 2.37.9 is too old" in result.stderr
    assert "Install git 2.38 or newer" in result.stderr


def test_a_missing_sh_is_named_with_what_to_install(world: World) -> None:
    """G03."""
    (world.root / "broken").mkdir()
    (world.root / "broken/sh.py").write_text("raise ImportError('No module named sh')\n")
    path = {"PYTHONPATH": str(world.root / "broken")}

    result = world.process("newclient", "acme", "--no-install", env=path)
    checked = world.process("check", "--tag", "hub", env=path)

    assert result.exit_code == 3
    assert "pip install -r requirements.txt" in result.stderr
    assert checked.exit_code == 1
    assert "pip install -r requirements.txt" in checked.stderr


WINDOWS = """\
import platform, signal, sys
platform.system = lambda: "Windows"
del signal.SIGHUP
sys.modules["sh"] = None
"""


def test_windows_is_refused_in_clear_words(world: World) -> None:
    """G03: `sh` cannot be imported there, SIGHUP does not exist."""
    (world.root / "windows").mkdir()
    (world.root / "windows/sitecustomize.py").write_text(WINDOWS)
    path = {"PYTHONPATH": str(world.root / "windows")}

    result = world.process("newclient", "acme", "--no-install", env=path)
    checked = world.process("check", "--tag", "hub", env=path)

    assert result.exit_code == 3
    assert "do not run on Windows" in result.stderr
    assert "Windows Subsystem for Linux" in checked.stderr


def test_a_hub_with_sha256_objects_makes_clients_whose_record_is_true(world: World) -> None:
    shutil.rmtree(world.hub / ".git")
    git(world.hub, "init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    git(world.hub, "add", "--all")
    git(world.hub, "commit", "--quiet", "--message=The hub")

    made = world.run("newclient", "acme", "--no-install", "--json").json
    client = world.clients / "client_acme"
    shown = world.run("showclients", "--json").json["clients"][0]

    assert git(client, "fsck", "--strict") == ""
    assert git(client, "rev-parse", "HEAD") == made["revision"]
    assert shown["state"] == "up_to_date"
    assert git(client, "rev-parse", "HEAD^1") in (client / ".quickscale.json").read_text()
