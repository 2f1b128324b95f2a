"""Which git URL linked clients may install from."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.errors import Refused
from hub.sharing.remote import check_remote, package_url

HUB = Path("/srv/hub")
ORIGIN = "git@github.com:agency/hub.git"


@pytest.mark.parametrize(
    "remote",
    [
        "https://example.com/shared.git",
        "ssh://git@example.com/shared.git",
        "git@example.com:agency/shared.git",
        "/srv/shared.git",
        "file:///srv/shared.git",
        "git@github.com:agency/hub-shared.git",
    ],
)
def test_repositories_of_their_own_are_allowed(remote: str) -> None:
    check_remote(remote, hub_root=HUB, hub_remotes=[ORIGIN])


@pytest.mark.parametrize(
    "remote",
    [
        "", "origin", "-x", "--upload-pack=evil", "ext::sh -c evil", "../shared.git", "shared.git",
        "https://token@example.com/x.git", "https://a:b@example.com/x.git", "a\nb://x",
        "/srv/hub", "/srv/hub/.git", "file:///srv/hub/", "/srv/other/../hub",
        "git@github.com:agency/hub", "https://github.com/agency/hub.git",
        "ssh://git@github.com/agency/hub.git",
    ],
)  # fmt: skip
def test_names_secrets_and_the_hub_itself_are_refused(remote: str) -> None:
    """G04, P45."""
    with pytest.raises(Refused):
        check_remote(remote, hub_root=HUB, hub_remotes=[ORIGIN])


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        ("https://example.com/x.git", "https://example.com/x.git"),
        ("git@example.com:a/x.git", "ssh://git@example.com/a/x.git"),
        ("/srv/shared code.git", "file:///srv/shared%20code.git"),
    ],
)
def test_pip_gets_a_url(remote: str, url: str) -> None:
    assert package_url(remote) == url
