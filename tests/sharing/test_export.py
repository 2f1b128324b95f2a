"""What must not travel to a client, even when somebody committed it."""

from __future__ import annotations

import pytest

from hub.sharing.export import LARGEST_FILE, check_content, check_entry, check_names
from tests.conftest import ROOT

SECRETS = [
    ".env", ".env.local", ".env.production", "db.sqlite3", "db.sqlite3-wal", "data.sqlite", "x.db",
    "server.pem", "server.KEY", "id_rsa", "id_ed25519", ".netrc", ".pgpass", "store.p12",
    "passwords.kdbx", "backup.dump", "debug.log", "module.pyc", ".DS_Store",
    "media/photo.jpg", "__pycache__/x.py", ".venv/x", "node_modules/x.js", ".git/config",
]  # fmt: skip
HARMLESS = [
    ".env.example", "env.py", "keys.py", "monkey.txt", "logs.py", "database.py", "id_rsa.md",
    "migrations/0001_initial.py", ".gitattributes", "static/media.css", "environment.txt",
]  # fmt: skip
UNPORTABLE = [
    "-x", "--force", "a\nb", "a\tb", 'a"b', "a:b", "a\\b", "a?", "a*", "a|b", "a<b", "dot.",
    "space ", "con", "aux.py", "NUL.txt", "com1", "\udcff", "x" * 256, "-dir/x", "con/x.py",
]  # fmt: skip


@pytest.mark.parametrize("path", SECRETS)
def test_secrets_data_and_caches_stay(path: str) -> None:
    """N19."""
    problem = check_entry(f"quickscale_core/{path}", "100644", 1)

    assert problem is not None
    assert "stay in the hub" in problem.reason


@pytest.mark.parametrize("path", HARMLESS)
def test_names_that_only_look_alike_travel(path: str) -> None:
    """N19."""
    assert check_entry(f"quickscale_core/{path}", "100644", 1) is None


@pytest.mark.parametrize("path", UNPORTABLE)
def test_names_that_some_system_cannot_have_stay(path: str) -> None:
    """P31."""
    problem = check_entry(f"quickscale_core/{path}", "100644", 1)

    assert problem is not None
    assert "every system" in problem.reason


@pytest.mark.parametrize("mode", ["120000", "160000", "100664", "040000"])
def test_only_files_travel(mode: str) -> None:
    """N17, P25, P28."""
    assert check_entry("quickscale_core/x", mode, 1) is not None


def test_the_limit_of_sizes_is_exact() -> None:
    """P30."""
    assert check_entry("x", "100644", LARGEST_FILE) is None
    assert check_entry("x", "100644", LARGEST_FILE + 1) is not None


@pytest.mark.parametrize(
    ("one", "other"), [("a/B", "A/b"), ("\u00e9", "e\u0301"), ("STRASSE", "straße")]
)
def test_names_that_are_one_on_some_system_are_found(one: str, other: str) -> None:
    """P31."""
    assert [problem.path for problem in check_names([one, "x", other])] == [other]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", True),
        (b"x\n<<<<<<< HEAD\n||||||| base\n=======\n>>>>>>> topic\n", True),
        (b"=======\n=======\n=======\n", False),
        (b">>>>>>> quoted mail\n<<<<<<< arrows\n", False),
        (b"  <<<<<<< a\n  =======\n  >>>>>>> b\n", False),
        (b"", False),
    ],
)
def test_conflict_markers_are_found_where_they_are_some(content: bytes, *, found: bool) -> None:
    """N21."""
    assert (check_content("notes.md", content) is not None) is found


@pytest.mark.parametrize("content", [b"def x(:", b"x = 1\0", b"\xff", b"return 1\x00"])
def test_broken_python_is_found(content: bytes) -> None:
    """N21."""
    problem = check_content("x.py", content)

    assert problem is not None
    assert "not valid Python" in problem.reason


def test_all_that_the_hub_shares_today_may_travel() -> None:
    shared = [
        path
        for folder in ("quickscale_core", "quickscale_modules", "project_template")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]

    problems = [check_entry(str(path.relative_to(ROOT)), "100644", path.stat().st_size)
                for path in shared]  # fmt: skip

    assert [str(problem) for problem in problems if problem] == []
