"""The names and filters of a project template."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.scaffold.context import App, oneline, pyrepr


@given(st.text())
def test_any_text_becomes_a_literal_that_means_it(text: str) -> None:
    """N13."""
    literal = pyrepr(text)

    assert ast.literal_eval(literal) == text
    assert literal.isprintable()


@given(st.text())
def test_a_heading_is_one_line(text: str) -> None:
    assert len(oneline(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("name", "singular", "plural", "model"),
    [
        ("products", "product", "products", "Product"),
        ("categories", "category", "categories", "Category"),
        ("boxes", "box", "boxes", "Box"),
        ("classes", "class", "classes", "Class"),
        ("order_items", "order_item", "order_items", "OrderItem"),
        ("page", "page", "pages", "Page"),
    ],
)
def test_a_model_is_named_as_the_ending_tells(
    name: str, singular: str, plural: str, model: str
) -> None:
    app = App(name)

    assert (app.singular, app.plural, app.model) == (singular, plural, model)
