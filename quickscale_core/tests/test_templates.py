"""The base templates and the design system."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

CORE = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((CORE / "templates").rglob("*.html"))
STYLESHEET = (CORE / "static/quickscale_core/quickscale.css").read_text()
SCRIPT = (CORE / "static/quickscale_core/quickscale.js").read_text()
CLASSES = [
    "qs-container",
    "qs-header",
    "qs-nav",
    "qs-card",
    "qs-grid",
    "qs-button",
    "qs-button--secondary",
    "qs-button--danger",
    "qs-field",
    "qs-input",
    "qs-help",
    "qs-error",
    "qs-message",
    "qs-message--success",
    "qs-message--warning",
    "qs-message--error",
    "qs-table",
    "qs-badge",
    "qs-muted",
    "qs-stack",
    "qs-form",
]
COLOUR = re.compile(r"--qs-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
COLOURS = {name: values for name, *values in COLOUR.findall(STYLESHEET)}
# Text and what it stands on: WCAG AA asks for 4.5, for the edges of controls for 3.
PAIRS = [
    ("text", "background", 4.5),
    ("text", "surface", 4.5),
    ("text", "surface-sunken", 4.5),
    ("muted", "background", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "surface-sunken", 4.5),
    ("accent", "background", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "accent-soft", 4.5),
    ("accent-text", "accent", 4.5),
    ("accent-text", "accent-hover", 4.5),
    ("danger-text", "danger", 4.5),
    ("danger-text", "danger-hover", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "background", 4.5),
    ("success", "success-soft", 4.5),
    ("warning", "warning-soft", 4.5),
    ("danger", "danger-soft", 4.5),
    ("info", "info-soft", 4.5),
    ("text", "success-soft", 4.5),
    ("text", "info-soft", 4.5),
    ("text", "warning-soft", 4.5),
    ("text", "danger-soft", 4.5),
    ("border-strong", "surface", 3.0),
    ("border-strong", "background", 3.0),
    ("focus", "background", 3.0),
    ("focus", "surface", 3.0),
]


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_colours_are_told_apart(text: str, ground: str, least: float, scheme: int) -> None:
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= least


@pytest.mark.parametrize("name", CLASSES)
def test_the_stylesheet_knows_the_class(name: str) -> None:
    assert re.search(rf"\.{name}\b", STYLESHEET)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_nothing_inline_and_nothing_foreign(template: Path) -> None:
    text = template.read_text()

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(src|href)=[\"']?(https?:)?//", text)


def test_statics_load_nothing_from_elsewhere() -> None:
    assert not re.search(r"https?://|@import|url\(", STYLESHEET + SCRIPT)


@pytest.mark.django_db
def test_a_page_has_landmarks_language_and_a_way_past_the_menu(site: Client) -> None:
    page = site.get("/page").content.decode()

    assert re.search(r'<html lang="[a-z-]+"', page)
    assert page.index('href="#content"') < page.index("<header")
    assert re.search(r'<main[^>]* id="content"', page)
    assert re.search(r"<nav[^>]* aria-label=", page)
    assert 'name="viewport"' in page


@pytest.mark.django_db
def test_messages_are_shown_by_level_and_escaped(site: Client) -> None:
    page = site.get("/page").content.decode()

    assert '<li class="qs-message qs-message--success">Saved &lt;safely&gt;</li>' in page


@pytest.mark.django_db
def test_the_page_bears_the_name_of_the_site(site: Client, settings: object) -> None:
    settings.SITE_NAME = 'Müller & "Töchter" 🌻'  # type: ignore[attr-defined]

    page = site.get("/page").content.decode()

    assert "<title>Müller &amp; &quot;Töchter&quot; 🌻</title>" in page


@pytest.mark.django_db
def test_an_anonymous_page_asks_the_database_nothing(
    site: Client, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        site.get("/page")
