"""Object ids computed without git are git's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.git.objects import Entry, blob_id, commit_id, tree_id, trees
from tests.world import git

AUTHOR = "QuickScale <quickscale@localhost> 1700000000 +0100"
NAMES = st.text(alphabet="ab.-_Zé", min_size=1, max_size=4).filter(lambda name: name.strip("."))


@pytest.fixture(params=["sha1", "sha256"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", f"--object-format={request.param}")
    return tmp_path


def test_ids_of_a_whole_tree_are_gits_own(repository: Path) -> None:
    # `a.b` sorts before the folder `a`, `a0` after it.
    files = {"a/x.txt": "x", "a.b": "y", "a0": "z", "a/b/c/d": "deep", "é/ü": "ä", "run": "#!"}
    for path, content in files.items():
        (repository / path).parent.mkdir(parents=True, exist_ok=True)
        (repository / path).write_text(content)
    (repository / "run").chmod(0o755)
    git(repository, "add", "--all")
    tree = git(repository, "write-tree")

    entries = [
        Entry("100755" if path == "run" else "100644",
              blob_id(content.encode(), like=tree), path)
        for path, content in files.items()
    ]  # fmt: skip
    computed = trees(entries)

    assert computed[""] == tree
    assert computed["a"] == git(repository, "rev-parse", f"{tree}:a")
    assert computed["a/b/c"] == git(repository, "rev-parse", f"{tree}:a/b/c")


def test_the_id_of_a_commit_is_gits_own(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = git(repository, "write-tree")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "QuickScale")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "quickscale@localhost")
        monkeypatch.setenv(f"GIT_{role}_DATE", "1700000000 +0100")

    commit = git(repository, "commit-tree", "-m", "Subject", "-m", "Trailer: x", tree)

    assert commit_id(tree=tree, author=AUTHOR, message="Subject\n\nTrailer: x\n") == commit


@settings(max_examples=50, deadline=None)
@given(st.sets(NAMES, min_size=1, max_size=8))
def test_the_order_of_entries_never_matters(names: set[str]) -> None:
    blob = blob_id(b"x")
    entries = [
        Entry("040000" if index % 2 else "100644", blob, name) for index, name in enumerate(names)
    ]

    assert tree_id(entries) == tree_id(reversed(entries))


def test_no_file_at_all_is_the_empty_tree() -> None:
    assert trees([]) == {"": "4b825dc642cb6eb9a060e54bf8d69288fbee4904"}
