"""The template tags."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

pytestmark = pytest.mark.contract


def render(source: str, path: str = "/", **context: Any) -> str:
    template = engines["django"].from_string("{% load quickscale_common %}" + source)
    return template.render(context, RequestFactory().get(path))


@pytest.mark.parametrize(
    ("path", "url", "mark"),
    [
        ("/tea/", "/tea/", ' aria-current="page"'),
        ("/tea/green/", "/tea/", ' aria-current="true"'),
        ("/milk/", "/tea/", ""),
        ("/tea/", "/", ""),
        ("/", "/", ' aria-current="page"'),
    ],
)
def test_the_current_link_is_marked(path: str, url: str, mark: str) -> None:
    assert render("{% current url %}", path, url=url) == mark


def test_pages_are_linked_and_the_rest_of_the_query_is_kept() -> None:
    page = Paginator(range(100), 10).get_page(5)

    html = render("{% pagination page %}", "/tea/?q=a%26b&page=5", page=page)

    assert '<a class="qs-button" href="?q=a%26b&amp;page=5" aria-current="page">5</a>' in html
    assert 'rel="prev" href="?q=a%26b&amp;page=4"' in html
    assert 'rel="next" href="?q=a%26b&amp;page=6"' in html
    assert 'href="?q=a%26b&amp;page=10"' in html


def test_a_list_of_one_page_has_no_links() -> None:
    page = Paginator(range(5), 10).get_page(1)

    assert render("{% pagination page %}", page=page).strip() == ""


def test_a_page_may_hold_two_lists() -> None:
    page = Paginator(range(20), 10).get_page(1)

    html = render('{% pagination page "teas" %}', "/?teas=1&page=3", page=page)

    assert 'href="?page=3&amp;teas=2"' in html
