"""Legal pages, sitemap.xml and robots.txt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.sitemaps import Sitemap
from django.test import Client
from django.urls import reverse

from quickscale_modules.common.context_processors import legal_pages

pytestmark = pytest.mark.contract


class TeaSitemap(Sitemap):
    def items(self) -> list[str]:
        return ["/tea/"]

    def location(self, item: str) -> str:
        return item


def test_each_legal_page_is_there(client: Client) -> None:
    pages = {page["title"]: client.get(page["url"]).status_code for page in legal_pages()}

    assert pages == {"Imprint": 200, "Privacy": 200, "Terms": 200}


@pytest.mark.parametrize("page", ["cookies", "base"])
def test_a_page_that_is_not_listed_is_not_found(client: Client, page: str) -> None:
    assert client.get(f"/legal/{page}/").status_code == 404


def test_a_project_lists_pages_of_its_own(client: Client, settings: Any, tmp_path: Path) -> None:
    folder = tmp_path / "quickscale_common" / "legal"
    folder.mkdir(parents=True)
    (folder / "impressum.html").write_text(
        '{% extends "quickscale_common/legal/base.html" %}{% block text %}Wien{% endblock %}'
    )
    (templates,) = settings.TEMPLATES
    settings.TEMPLATES = [{**templates, "DIRS": [tmp_path, *templates["DIRS"]]}]
    settings.QUICKSCALE_COMMON_LEGAL_PAGES = {"impressum": "Impressum"}

    response = client.get("/legal/impressum/")

    assert "Wien" in response.content.decode()
    assert client.get("/legal/privacy/").status_code == 404


def test_a_footer_without_the_urls_of_common_has_no_legal_links(settings: Any) -> None:
    settings.ROOT_URLCONF = "quickscale_core.urls"

    assert legal_pages() == []


def test_the_sitemap_lists_contact_and_legal_pages(client: Client) -> None:
    content = client.get("/sitemap.xml").content.decode()

    paths = ["/contact/", "/legal/imprint/", "/legal/privacy/", "/legal/terms/"]
    assert all(f"<loc>http://testserver{path}</loc>" in content for path in paths)


def test_a_project_adds_sections_to_the_sitemap(client: Client, settings: Any) -> None:
    settings.QUICKSCALE_COMMON_SITEMAPS = {"tea": f"{__name__}.TeaSitemap"}

    content = client.get("/sitemap.xml").content.decode()

    assert "<loc>http://testserver/tea/</loc>" in content
    assert "/contact/" not in content


def test_robots_are_told_where_the_sitemap_is(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow:",
        "",
        "Sitemap: http://testserver/sitemap.xml",
        "",
    ]


def test_robots_are_told_what_to_leave_out(client: Client, settings: Any) -> None:
    settings.QUICKSCALE_COMMON_ROBOTS_DISALLOW = ["/search/", "/cart/"]

    lines = client.get("/robots.txt").content.decode().split("\n")

    assert lines[:3] == ["User-agent: *", "Disallow: /search/", "Disallow: /cart/"]


PUBLIC = ["/contact/", "/contact/thanks/", "/legal/privacy/", "/sitemap.xml", "/robots.txt"]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_open_on_a_site_that_is_not(
    client: Client, settings: Any, path: str
) -> None:
    settings.MIDDLEWARE = [
        *settings.MIDDLEWARE,
        "django.contrib.auth.middleware.LoginRequiredMiddleware",
    ]

    assert client.get(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_asks_the_database_nothing(
    client: Client, django_assert_num_queries: Any, path: str
) -> None:
    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("name", ["contact", "contact_thanks"])
def test_pages_hold_nothing_that_a_strict_policy_forbids(client: Client, name: str) -> None:
    content = client.get(reverse(f"quickscale_common:{name}")).content.decode()

    assert "style=" not in content
    assert "<style" not in content
    assert "onclick=" not in content
    assert content.count("<script") == content.count("<script src=")
