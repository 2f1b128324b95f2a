"""The format of git subtree: squash commits whose trailers name what was imported."""

from __future__ import annotations

import re

PREFIX = "quickscale"
DIR_TRAILER = "git-subtree-dir"
SPLIT_TRAILER = "git-subtree-split"


def squash_message(split: str, *, previous: str = "") -> str:
    """Return the message of the squash commit that imports ``split``.

    Written as `git subtree add/pull --squash` writes it (git 2.39, contrib/subtree), without its
    list of the hub's commits: their subjects are nobody's business in a client's repository.
    """
    subject = (
        f"Squashed '{PREFIX}/' changes from {previous[:7]}..{split[:7]}"
        if previous
        else f"Squashed '{PREFIX}/' content from commit {split[:7]}"
    )
    return f"{subject}\n\n{DIR_TRAILER}: {PREFIX}\n{SPLIT_TRAILER}: {split}\n"


def trailer(message: str, key: str) -> str:
    """Return the value of the last trailer ``key`` of a commit message, or an empty string.

    Web editors of code hosts end lines with CRLF, which plain git subtree does not recognise.
    """
    values = re.findall(rf"^{re.escape(key)}: *(.*?)[ \t\r]*$", message, flags=re.MULTILINE)
    return values[-1] if values else ""
