"""Trailers of squash commits, as people, editors and web pages leave them."""

from __future__ import annotations

import pytest

from hub.git.subtree import squash_message, trailer

SPLIT = "0123456789abcdef0123456789abcdef01234567"


def test_the_first_message_is_git_subtrees() -> None:
    assert squash_message(SPLIT) == (
        "Squashed 'quickscale/' content from commit 0123456\n\n"
        f"git-subtree-dir: quickscale\ngit-subtree-split: {SPLIT}\n"
    )


def test_a_later_message_names_both_ends() -> None:
    subject = squash_message(SPLIT, previous="f" * 40).splitlines()[0]

    assert subject == "Squashed 'quickscale/' changes from fffffff..0123456"


@pytest.mark.parametrize(
    ("message", "value"),
    [
        (f"x\n\ngit-subtree-split: {SPLIT}\n", SPLIT),
        (f"x\n\ngit-subtree-split: {SPLIT}", SPLIT),
        (f"x\r\n\r\ngit-subtree-split: {SPLIT}\r\nother: y\r\n", SPLIT),
        (f"x\n\ngit-subtree-split: {SPLIT}  \n", SPLIT),
        ("x\n\ngit-subtree-split: old\ngit-subtree-split: new\n", "new"),
        ("x\n\n git-subtree-split: indented\n", ""),
        ("git-subtree-splitter: x\n", ""),
        ("", ""),
    ],
)
def test_a_trailer_is_found_whatever_ends_its_line(message: str, value: str) -> None:
    assert trailer(message, "git-subtree-split") == value
