"""Which modules a client gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import UsageError
from hub.sharing.modules import Module, closure, read_module

CATALOGUE = {
    "admin": Module("admin"),
    "common": Module("common"),
    "auth": Module("auth", requires=("common",)),
    "billing": Module("billing", requires=("auth", "common")),
}


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ([], []),
        (["common"], ["common"]),
        (["auth"], ["common", "auth"]),
        (["billing"], ["common", "auth", "billing"]),
        (["common", "billing", "admin"], ["admin", "common", "auth", "billing"]),
        (["auth", "auth"], ["common", "auth"]),
    ],
)
def test_what_is_required_comes_first(wanted: list[str], got: list[str]) -> None:
    """N32."""
    assert closure(wanted, CATALOGUE) == got


@given(st.lists(st.sampled_from(sorted(CATALOGUE))))
def test_the_result_is_closed_ordered_and_stable(wanted: list[str]) -> None:
    got = closure(wanted, CATALOGUE)

    assert closure(got, CATALOGUE) == got == closure(wanted[::-1], CATALOGUE)
    assert len(set(got)) == len(got)
    for position, name in enumerate(got):
        assert set(CATALOGUE[name].requires) <= set(got[:position])


def test_an_unknown_module_is_named_with_the_one_that_is_meant() -> None:
    """N32."""
    with pytest.raises(UsageError, match=r"no module 'biling'\. Did you mean 'billing'"):
        closure(["biling"], CATALOGUE)


def test_a_module_that_requires_an_unknown_one_is_named() -> None:
    with pytest.raises(UsageError, match="no module 'gone'"):
        closure(["x"], {"x": Module("x", requires=("gone",))})


def test_a_circle_is_shown() -> None:
    circle = {"a": Module("a", requires=("b",)), "b": Module("b", requires=("a",))}

    with pytest.raises(UsageError, match="a -> b -> a"):
        closure(["a"], circle)


def test_declarations_are_read_without_running_the_code() -> None:
    source = """
raise SystemExit("this must not run")
class AuthConfig(AppConfig):
    requires: list[str] = ["common"]
    summary = "Accounts."
    demo_url = "/accounts/"
    verbose_name = _("translated")
    def ready(self): ...
"""

    assert read_module("auth", source) == Module("auth", ("common",), "Accounts.", "/accounts/")


@pytest.mark.parametrize("source", ["", "x = 1", "class C:\n    requires = some_call()\n"])
def test_a_module_that_declares_nothing_requires_nothing(source: str) -> None:
    assert read_module("x", source) == Module("x")
