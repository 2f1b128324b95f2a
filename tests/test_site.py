"""The live site's first floor."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from hub.models import Client, Operation
from tests.world import World


@pytest.mark.django_db
def test_home_shows_every_installed_module_with_its_summary_and_demo(client: Browser) -> None:
    page = client.get("/").content.decode()

    modules = [config for config in apps.get_app_configs() if "quickscale_modules" in config.name]
    assert len(modules) >= 2
    for config in modules:
        assert config.summary in page
        assert f'href="{config.demo_url}"' in page


@pytest.mark.django_db
def test_every_demo_link_answers(client: Browser) -> None:
    modules = [config for config in apps.get_app_configs() if "quickscale_modules" in config.name]

    statuses = {config.name: client.get(config.demo_url).status_code for config in modules}

    assert set(statuses.values()) == {200}, statuses


@pytest.mark.django_db
def test_home_lists_the_clients_escaped_in_few_queries(client: Browser) -> None:
    for number in range(20):
        row = Client.objects.create(name=f"c{number}", identity="1", path=f"/srv/<b>{number}")
        Operation.objects.create(client=row, command="newclient", hub_revision="1" * 40)

    with CaptureQueriesContext(connection) as queries:
        page = client.get("/").content.decode()

    assert "/srv/&lt;b&gt;19" in page
    assert "/srv/<b>" not in page
    assert len(queries) <= 1


@pytest.mark.django_db
def test_an_unknown_page_is_a_real_404(client: Browser) -> None:
    assert client.get("/nowhere/").status_code == 404


def test_the_first_runserver_sets_up_the_database(world: World) -> None:
    code = (
        "from hub.management.commands.runserver import Command; Command().check_migrations();"
        "from hub.models import Client; print(Client.objects.count())"
    )

    done = world.process("shell", "-c", code)

    assert done.stdout.splitlines()[-1:] == ["0"], done.stderr
