"""What the README says about overriding, done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.template import engines
from django.test import Client, RequestFactory

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

MESSAGE = {"name": "Ada", "email": "ada@example.com", "message": "Hello", "company": "Tea Ltd"}


@pytest.fixture(autouse=True)
def overriding(pinned: None, settings: Any) -> None:
    settings.ROOT_URLCONF = "quickscale_modules.common.tests.overriding"


def test_a_projects_form_and_view_are_used_at_the_url_listed_first(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    page = client.get("/about/contact/").content.decode()
    incomplete = client.post("/about/contact/", {**MESSAGE, "company": ""})
    complete = client.post("/about/contact/", MESSAGE)

    assert 'name="company"' in page
    assert list(incomplete.context["form"].errors) == ["company"]
    assert complete.url == "/about/contact/thanks/"
    assert len(mailoutbox) == 1


def test_links_follow_the_urls_below_a_prefix(client: Client) -> None:
    template = engines["django"].from_string(
        '{% include "quickscale_common/legal_links.html" %}',
    )
    html = template.render({}, RequestFactory().get("/"))

    assert '<a href="/about/legal/imprint/">Imprint</a>' in html
    assert (
        "http://testserver/about/legal/terms/" in client.get("/about/sitemap.xml").content.decode()
    )


def test_a_projects_template_decides_how_all_fields_look(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "quickscale_common" / "forms"
    folder.mkdir(parents=True)
    (folder / "field.html").write_text("[{{ field.label }}]")
    (templates,) = settings.TEMPLATES
    settings.TEMPLATES = [{**templates, "DIRS": [tmp_path, *templates["DIRS"]]}]

    assert "[Your name]" in client.get("/about/contact/").content.decode()
