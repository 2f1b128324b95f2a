"""Plain `git subtree` works on what `newclient` made: before, after and between our commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import World, git

HAS_SUBTREE = "subtree" in git(Path("/"), "--list-cmds=main,others").split()
pytestmark = pytest.mark.skipif(not HAS_SUBTREE, reason="git subtree is not installed")
CORE = "quickscale/quickscale_core"


def release(world: World, number: int) -> None:
    """Change the hub, and have it make the split commit of its new state."""
    world.commit("quickscale_core/news.txt", f"news {number}\n")
    world.commit("hub/private.txt", f"private {number}\n")
    world.newclient(f"bystander{number}")


def pull(world: World, client: Path) -> None:
    git(client, "subtree", "pull", "-q", "--prefix=quickscale", "--squash",
        str(world.hub), "dist/auth+common", "--message=Pull")  # fmt: skip


def shared_tree(repository: Path, name: str) -> str:
    return git(repository, "rev-parse", name)


def test_plain_pulls_follow_the_hub_again_and_again(world: World) -> None:
    client = world.newclient("acme")

    trees = []
    for number in range(3):
        release(world, number)
        pull(world, client)
        trees.append(shared_tree(client, "HEAD:quickscale"))
        assert trees[-1] == shared_tree(world.hub, "dist/auth+common^{tree}")

    assert len(set(trees)) == 3
    assert git(client, "status", "--porcelain") == ""
    assert git(client, "fsck", "--strict", "--no-dangling") == ""
    assert (client / CORE / "news.txt").read_text() == "news 2\n"
    assert not (client / "quickscale/hub").exists()


def test_a_pull_without_news_changes_nothing(world: World) -> None:
    client = world.newclient("acme")
    head = git(client, "rev-parse", "HEAD")

    pull(world, client)

    assert git(client, "rev-parse", "HEAD") == head


def test_local_edits_survive_plain_pulls(world: World) -> None:
    client = world.newclient("acme")
    place = client / CORE / "env.py"
    place.write_text(place.read_text() + "\n# the client's own words\n")
    git(client, "commit", "--quiet", "--all", "--message=Own words")

    for number in range(2):
        release(world, number)
        pull(world, client)

    assert "# the client's own words" in place.read_text()
    assert (client / CORE / "news.txt").read_text() == "news 1\n"


def test_plain_pulls_work_after_gc_and_from_a_fresh_clone(world: World) -> None:
    client = world.newclient("acme")
    release(world, 1)
    pull(world, client)
    for repository in (world.hub, client):
        git(repository, "reflog", "expire", "--expire=now", "--all")
        git(repository, "gc", "--quiet", "--prune=now")
    git(world.root, "clone", "--quiet", f"file://{client}", "clone")
    release(world, 2)

    pull(world, world.root / "clone")

    news = world.root / "clone" / CORE / "news.txt"
    assert news.read_text() == "news 2\n"
    assert git(world.root / "clone", "fsck", "--strict", "--no-dangling") == ""


def test_the_hub_keeps_what_it_gave_whatever_is_collected(world: World) -> None:
    """P41, its first half: the bases of later merges outlive a rewritten history."""
    client = world.newclient("acme")
    split = git(client, "log", "-1", "--format=%(trailers:key=git-subtree-split,valueonly)",
                "HEAD^2")  # fmt: skip
    git(world.hub, "commit", "--quiet", "--amend", "--message=Another history")
    git(world.hub, "branch", "--list", "dist/*")
    git(world.hub, "branch", "--delete", "--force", "dist/auth+common")
    git(world.hub, "reflog", "expire", "--expire=now", "--all")
    git(world.hub, "gc", "--quiet", "--prune=now")

    assert git(world.hub, "rev-parse", f"refs/quickscale/given/{split}") == split
    assert shared_tree(world.hub, f"{split}^{{tree}}") == shared_tree(client, "HEAD^2^{tree}")


def test_the_squash_commit_is_as_git_subtree_writes_it(world: World) -> None:
    client = world.newclient("acme")
    oracle = world.root / "oracle"
    git(world.root, "init", "--quiet", "oracle")
    git(oracle, "commit", "--quiet", "--allow-empty", "--message=Start")
    git(oracle, "subtree", "add", "-q", "--prefix=quickscale", "--squash",
        str(world.hub), "dist/auth+common")  # fmt: skip

    ours, theirs = (git(place, "log", "-1", "--format=%B", "HEAD^2") for place in (client, oracle))

    assert ours == theirs
    assert shared_tree(client, "HEAD^2^{tree}") == shared_tree(oracle, "HEAD^2^{tree}")
    assert git(client, "rev-list", "--count", "HEAD^2") == "1"


def test_a_split_commit_is_a_function_of_commit_and_modules(world: World) -> None:
    git(world.root, "clone", "--quiet", "hub", "clone")
    here = world.newclient("acme")

    clone = World(world.root / "clone", world.clients)
    result = clone.process("newclient", "bystander", "--no-install")

    assert result.exit_code == 0, result.stderr
    splits = [git(hub, "rev-parse", "dist/auth+common") for hub in (world.hub, clone.hub)]
    assert splits[0] == splits[1]
    assert git(here, "log", "-1", "--format=%ad", "--date=raw", "HEAD^2") == git(
        world.hub, "log", "-1", "--format=%cd", "--date=raw", "main"
    )


@pytest.mark.parametrize("zone", ["+1400", "-1200", "+0545", "-0030"])
def test_hub_commits_of_any_time_zone_can_be_given(
    world: World, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"1700000000 {zone}")
    world.commit("quickscale_core/new.py", "x = 1\n")
    monkeypatch.delenv("GIT_COMMITTER_DATE")

    client = world.newclient("acme")

    assert git(client, "log", "-1", "--format=%cd", "--date=raw", "HEAD^2").endswith(zone)
