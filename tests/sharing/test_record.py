"""The tracked record of a client."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Refused
from hub.sharing.record import Part, Record, loads

A, B = "a" * 40, "b" * 40
RECORD = Record(
    id=A, client="acme", package="acme", title="Acme", template="saas", apps=("products",),
    modules=("common",), sharing="embed", updates="frequent", rendered=A, split=B,
    parts={"core": Part(A, B), "template": Part(A, B), "common": Part(A, B)},
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_a_record_is_read_as_it_was_written(title: str) -> None:
    record = replace(RECORD, title=title)

    assert loads(record.dumps()) == record


def test_a_record_is_a_file_that_people_and_git_can_read() -> None:
    text = replace(RECORD, title="Ünï").dumps()

    assert text.endswith("}\n")
    assert "Ünï" in text
    assert json.loads(text)["schema"] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"client": "../evil"},
        {"modules": ["-x"]},
        {"modules": ["auth"]},
        {"parts": {}},
        {"parts": {"core": {"revision": "--output=x", "tree": "b" * 40}}},
        {"parts": {"core": {"revision": 1, "tree": 2}}},
        {"parts": [1]},
        {"split": "main"},
        {"schema": 2},
        {"unknown": 1},
    ],
)
def test_what_no_command_wrote_is_refused(changes: dict[str, object]) -> None:
    """F06."""
    values = {**json.loads(RECORD.dumps()), **changes}

    with pytest.raises(Refused, match=r"\.quickscale\.json"):
        loads(json.dumps(values))


@settings(max_examples=30, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))  # fmt: skip
def test_any_other_json_is_refused_and_never_crashes(value: object) -> None:
    """F06."""
    with pytest.raises(Refused):
        loads(json.dumps(value))
