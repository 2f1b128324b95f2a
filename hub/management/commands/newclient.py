"""Make a client: a committed repository that runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import CommandParser

from hub import app_settings, console
from hub.management import prompts
from hub.management.base import HubCommand
from hub.management.questions import ask_for_the_rest, split_names
from hub.workflows import making, newclient
from hub.workflows.answers import Request
from hub.workflows.newclient import Site


class Command(HubCommand):
    """`python manage.py newclient acme`."""

    help = (
        "Make a client's repository, its environment and its database. "
        "Examples: newclient acme; newclient acme --template site --modules common"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="2 to 40 characters: a-z, 0-9, _; a letter first.")
        parser.add_argument("--title", default="", help="The client's display name, any text.")
        parser.add_argument("--template", default="", help="saas (default), site or api.")
        parser.add_argument("--modules", default="", help="auth,common … or `none` or `all`.")
        parser.add_argument("--apps", default="", help="The client's own apps: products,orders.")
        parser.add_argument("--sharing", default="", help="embed (default) or link.")
        parser.add_argument("--updates", default="", help="rare, frequent (default), continuous.")
        parser.add_argument("--directory", type=Path, help="Where to make it.")
        parser.add_argument("--to", default="", help="A branch, tag or commit of the hub.")
        parser.add_argument(
            "--no-install", action="store_true", help="No environment, no database."
        )
        parser.add_argument("--dry-run", action="store_true", help="Show the plan, write nothing.")
        parser.add_argument("--no-input", "--noinput", action="store_true", help="Ask nothing.")
        parser.add_argument("--allow-dirty-hub", action="store_true")
        parser.add_argument("--allow-inside-hub", action="store_true")

    def run(self, **options: Any) -> None:
        site = _site()
        request = _request(options)
        if not options["no_input"] and not self.json and prompts.on_a_terminal():
            newclient.place(request, site)  # no questions about what cannot be made
            request = ask_for_the_rest(request, site)
        plan = newclient.plan(request, site)
        for warning in plan.warnings:
            self.progress(f"Warning: {warning}")
        if options["dry_run"]:
            self.write_result("planned", console.plan_object(plan), console.plan_lines(plan))
            return
        made = making.make(
            plan,
            hub_root=site.hub_root,
            state=app_settings.state_root(),
            with_environment=not options["no_install"],
            working=self.working,
        )
        self.write_result("created", console.made_object(made), console.made_lines(made))


def _request(options: dict[str, Any]) -> Request:
    return Request(
        name=options["name"],
        title=options["title"],
        template=options["template"],
        modules=split_names(options["modules"]),
        apps=split_names(options["apps"]),
        sharing=options["sharing"],
        updates=options["updates"],
        directory=options["directory"],
        revision=options["to"],
        allow_dirty_hub=options["allow_dirty_hub"],
        allow_inside_hub=options["allow_inside_hub"],
    )


def _site() -> Site:
    return Site(
        hub_root=app_settings.hub_root(),
        clients_root=app_settings.clients_root(),
        release_branch=app_settings.release_branch(),
        link_remote=app_settings.link_remote(),
        taken_labels=frozenset(config.label for config in apps.get_app_configs()),
    )
