"""Which names clients and their apps may have."""

from __future__ import annotations

import difflib
import importlib.util
import keyword
import re
import sys
from collections.abc import Iterable

from hub.errors import UsageError

CLIENT_PREFIX = "client_"
PATTERN = re.compile(r"[a-z][a-z0-9_]{1,39}")
RULE = "2 to 40 characters: small letters a-z, digits and _, a letter first"

# Names that a Windows colleague could not check out, and what every client's root has, in small
# letters: many file systems take `Makefile` and `makefile` for one and the same.
DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
CLIENT_ROOT = {"config", "conftest", "dockerfile", "makefile", "manage", "media", "procfile"}
CLIENT_ROOT |= {"quickscale", "static", "staticfiles", "templates", "test", "tests"}


def canonical(name: str) -> str:
    """Return the client's name: `client_acme` means the same as `acme`."""
    return name.removeprefix(CLIENT_PREFIX)


def check_client_name(name: str, *, reserved: Iterable[str] = ()) -> str:
    """Return the canonical name; raise ``UsageError`` when it cannot be a client's package.

    ``reserved``: further names that are taken, such as the hub's own folders.
    """
    name = canonical(name)
    _check_form(name)
    alternative = f"Try {f'{name}_client'!r}."
    if name in CLIENT_ROOT or name in DEVICES or name in set(reserved):
        raise UsageError(f"The name {name!r} is reserved.", hint=alternative)
    if name.startswith(CLIENT_PREFIX):
        raise UsageError(
            f"The name {name!r} begins with {CLIENT_PREFIX!r}.",
            hint=f"Try {canonical(name)!r}: its repository is called {name!r} anyway.",
        )
    if name in sys.stdlib_module_names:
        raise UsageError(f"{name!r} is a module of Python's own library.", hint=alternative)
    if _is_importable(name):
        raise UsageError(f"{name!r} is the name of an installed package.", hint=alternative)
    return name


def check_app_name(name: str, *, taken: Iterable[str] = ()) -> str:
    """Return ``name``; raise ``UsageError`` when it cannot be an app of a client.

    ``taken``: app labels that a client may have from Django, QuickScale or third parties.
    """
    _check_form(name)
    if name in set(taken) or name in {"users", "migrations"}:
        raise UsageError(
            f"The app name {name!r} is taken: its label would clash.", hint=f"Try 'own_{name}'."
        )
    return name


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint with the closest of ``known``, or an empty string."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {close[0]!r}?" if close else ""


def soft_keyword(name: str) -> bool:
    """Tell whether ``name`` works but reads oddly in code (`match`, `case`, `type`)."""
    return keyword.issoftkeyword(name)


def _is_importable(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ValueError:  # imported already, and it has hidden where it came from, as `sh` does
        return True


def _check_form(name: str) -> None:
    if PATTERN.fullmatch(name):
        if keyword.iskeyword(name):
            raise UsageError(f"{name!r} is a Python keyword.", hint=f"Try {f'{name}_client'!r}.")
        return
    if not name:
        raise UsageError("The name is empty.", hint=f"A name has {RULE}.")
    better = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    hint = f"Try {better!r}." if PATTERN.fullmatch(better) else f"A name has {RULE}."
    raise UsageError(f"{_shown(name)} is not a name: {_fault(name)}.", hint=hint)


def _fault(name: str) -> str:
    if len(name) > 40:
        return f"{len(name)} characters, at most 40 are possible"
    wrong = next((char for char in name if not re.match(r"[a-z0-9_]", char)), "")
    if wrong:
        return f"{wrong!r} (U+{ord(wrong):04X}) is not allowed"
    return RULE


def _shown(name: str) -> str:
    return ascii(name if len(name) <= 60 else name[:57] + "...")
