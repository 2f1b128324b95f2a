"""Read from a client's repository what it has: its record, and what git itself says since."""

from __future__ import annotations

from dataclasses import replace

from hub.errors import GitError, HubError
from hub.git.objects import Entry
from hub.git.repository import Repository
from hub.git.subtree import DIR_TRAILER, PREFIX, SPLIT_TRAILER, trailer
from hub.sharing.payload import CORE, CORE_FOLDER, HUB_TRAILER, MODULES_FOLDER
from hub.sharing.record import FILE_NAME, Part, Record, loads


def has_record(repository: Repository) -> bool:
    """Tell whether the client's newest commit has a record, readable or not."""
    return bool(_tree(repository, f"HEAD:{FILE_NAME}"))


def read_record(repository: Repository) -> Record:
    """Return the client's record as its newest commit has it; raise ``HubError`` without one."""
    try:
        text = repository.text("cat-file", "blob", f"HEAD:{FILE_NAME}")
    except GitError:
        raise HubError(f"Its newest commit has no {FILE_NAME}.") from None
    return loads(text)


def current_record(client: Repository, hub: Repository) -> Record:
    """Return the record, corrected by an import that was made by hand since.

    `git subtree pull` knows nothing of the record, but leaves its trailers in the history.
    """
    record = read_record(client)
    if record.sharing == "link":
        return record
    split = last_import(client)
    if split in {"", record.split} or hub.commit(split) is None:
        return record
    revision = trailer(hub.text("log", "-1", "--format=%B", split), HUB_TRAILER)
    if not revision:  # not a split commit: somebody pulled a branch of the hub itself
        return record
    imported = _imported(hub, split, revision, record)
    return replace(record, split=split, parts={**record.parts, **imported})


def last_import(client: Repository) -> str:
    """Return the split commit that the newest squash commit names, or an empty string."""
    message = client.text(
        "log", "-1", f"--grep=^{DIR_TRAILER}: {PREFIX}/*\r*$", "--format=%B", "HEAD"
    )
    return trailer(message, SPLIT_TRAILER)


def _imported(hub: Repository, split: str, revision: str, record: Record) -> dict[str, Part]:
    """Return the parts that the split commit holds."""
    folders = {folder: part for part, folder in _shared_folders(record).items()}
    entries: list[Entry] = hub.ls_tree(split, *folders)
    return {
        folders[entry.path]: Part(revision, entry.id) for entry in entries if entry.path in folders
    }


def local_changes(repository: Repository, hub: Repository, record: Record) -> list[str]:
    """Return the shared files that differ from what the client was given."""
    if record.sharing == "link":
        return []
    return [*_changed_in_parts(repository, record), *_changed_beside(repository, hub, record)]


def _changed_beside(repository: Repository, hub: Repository, record: Record) -> list[str]:
    """Return what differs directly in quickscale_modules, beside the modules."""
    given = _tree(hub, f"{record.split}:{MODULES_FOLDER}")
    found = _tree(repository, f"HEAD:{PREFIX}/{MODULES_FOLDER}")
    if not given or not found:
        return []
    done = repository.git("diff-tree", "-z", "--name-only", given, found, ok=(0, 128))
    names = [name.decode(errors="replace") for name in done.stdout.split(b"\0") if name]
    beside = [name for name in names if name not in record.modules]
    return [f"{PREFIX}/{MODULES_FOLDER}/{name}" for name in beside]


def _changed_in_parts(repository: Repository, record: Record) -> list[str]:
    changed: list[str] = []
    for part, folder in _shared_folders(record).items():
        given, place = record.parts[part].tree, f"{PREFIX}/{folder}"
        if _tree(repository, f"HEAD:{place}") != given:
            changed += _changed_files(repository, given, place)
    return changed


def _tree(repository: Repository, name: str) -> str:
    done = repository.git("rev-parse", "--verify", "--quiet", name, ok=(0, 1, 128))
    return done.stdout.decode().strip()


def _changed_files(repository: Repository, given: str, place: str) -> list[str]:
    if not _tree(repository, f"HEAD:{place}"):
        return [place]
    done = repository.git(
        "diff-tree", "-r", "-z", "--name-only", given, f"HEAD:{place}", ok=(0, 128)
    )
    names = [name.decode(errors="replace") for name in done.stdout.split(b"\0") if name]
    return [f"{place}/{name}" for name in names] or [place]


def _shared_folders(record: Record) -> dict[str, str]:
    return {CORE: CORE_FOLDER, **{name: f"{MODULES_FOLDER}/{name}" for name in record.modules}}
