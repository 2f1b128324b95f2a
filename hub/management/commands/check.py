"""Django's own check command, with the tag `hub`."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import check


class Command(check.Command):
    """Add the hub's checks when they are asked for: they run git, which other checks never do."""

    def handle(self, *app_labels: Any, **options: Any) -> None:
        if "hub" in (options["tags"] or ()) or options["list_tags"]:
            from hub import checks  # noqa: F401 -- importing registers them
        super().handle(*app_labels, **options)
