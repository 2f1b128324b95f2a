"""What a client gets of a hub commit."""

from __future__ import annotations

import pytest

from hub.sharing.payload import Export, File, split_message, split_name

PATHS = {
    "quickscale_core/env.py": "core",
    "quickscale_core/auth/x.py": "core",
    "quickscale_modules/__init__.py": "core",
    "quickscale_modules/auth/apps.py": "auth",
    "quickscale_modules/auth/tests/test_x.py": "auth",
    "quickscale_modules/stray/notes.md": "stray",
    "project_template/base/manage.py": "template",
}
EXPORT = Export(
    "c" * 40, "1700000000 +0100",
    tuple(File(path, "100644", str(number), 1) for number, path in enumerate(PATHS)),
    {"0": b"content"},
)  # fmt: skip


@pytest.mark.parametrize(("path", "part"), PATHS.items())
def test_every_file_belongs_to_one_part(path: str, part: str) -> None:
    assert File(path, "100644", "0", 1).part == part


def test_a_module_is_a_folder_with_an_apps_py() -> None:
    assert EXPORT.module_names == ["auth"]


def test_only_core_and_the_chosen_modules_travel() -> None:
    assert [file.path for file in EXPORT.shared([])] == list(PATHS)[:3]
    assert [file.path for file in EXPORT.shared(["auth"])] == list(PATHS)[:5]


def test_a_file_without_content_to_share_has_no_text() -> None:
    assert EXPORT.text("quickscale_core/env.py") == "content"
    assert EXPORT.text("quickscale_core/auth/x.py") is None
    assert EXPORT.text("no/such/file") is None


def test_the_message_of_a_split_commit_is_neutral() -> None:
    message = split_message("0123456789abcdef" * 2 + "01234567")

    assert message.splitlines() == [
        "QuickScale 0123456789ab", "", "QuickScale-Hub: 0123456789abcdef0123456789abcdef01234567"
    ]  # fmt: skip


def test_the_name_of_a_module_set_is_flat_and_knows_no_order() -> None:
    assert split_name(["common", "auth"]) == split_name(["auth", "common"]) == "auth+common"
    assert split_name([]) == "core"
