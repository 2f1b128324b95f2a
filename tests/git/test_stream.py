"""What is written through `git fast-import` comes out of git as it went in."""

from __future__ import annotations

import subprocess
from pathlib import Path

from hub.git.objects import Entry
from hub.git.repository import Repository
from hub.git.stream import FastImport
from tests.world import git

AUTHOR = "Ada Ö. <ada@example.com> 1700000000 +0100"
ODD = ["plain", "with space", 'quo"te', "back\\slash", "two\nlines", "ünï/cödé", "tab\there"]


def test_contents_modes_names_and_messages_survive(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    stream = FastImport()
    content = b"done\ncommit refs/heads/evil\n\0\xff"
    files = [Entry("100644", stream.blob(content), path) for path in ODD]
    files.append(Entry("100755", stream.blob(b"#!"), "run"))
    message = "Subject\n\ndone\nblob\n"
    stream.commit("refs/heads/made", author=AUTHOR, message=message, files=files)

    Repository(tmp_path).fast_import(stream.bytes())

    listed = subprocess.run(
        ["git", "ls-tree", "-r", "-z", "--name-only", "made"],
        cwd=tmp_path, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    assert sorted(listed.rstrip("\0").split("\0")) == sorted([*ODD, "run"])
    blob = subprocess.run(
        ["git", "cat-file", "blob", "made:plain"], cwd=tmp_path, capture_output=True, check=True
    ).stdout
    assert blob == content
    assert git(tmp_path, "log", "-1", "--format=%an|%ae|%ad", "--date=raw", "made") == (
        "Ada Ö.|ada@example.com|1700000000 +0100"
    )
    assert git(tmp_path, "for-each-ref", "--format=%(refname)") == "refs/heads/made"
    assert git(tmp_path, "ls-tree", "made", "run").startswith("100755")


def test_one_content_is_one_object() -> None:
    stream = FastImport()

    assert stream.blob(b"x") == stream.blob(b"x")
    assert stream.bytes().count(b"blob\n") == 1


def test_parents_keep_their_order(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    stream = FastImport()
    parents = [
        stream.commit(f"refs/heads/p{number}", author=AUTHOR, message=f"{number}", files=[])
        for number in range(3)
    ]
    stream.commit("refs/heads/m", author=AUTHOR, message="m", files=[], parents=parents)

    Repository(tmp_path).fast_import(stream.bytes())

    assert [git(tmp_path, "log", "-1", "--format=%s", f"m^{n}") for n in (1, 2, 3)] == list("012")
