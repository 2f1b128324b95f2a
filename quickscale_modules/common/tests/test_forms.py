"""How forms look, to eyes and to screen readers."""

from __future__ import annotations

import pytest
from django import forms

from quickscale_modules.common.forms import HoneypotMixin

pytestmark = pytest.mark.contract


class OrderForm(HoneypotMixin):
    email = forms.EmailField(label="E-mail", help_text="For the <b>bill</b>.")
    note = forms.CharField(
        label="Note", required=False, widget=forms.Textarea(attrs={"class": "x"})
    )
    size = forms.ChoiceField(label="Size", choices=[("s", "S"), ("l", "L")])
    colour = forms.ChoiceField(
        label="Colour", choices=[("r", "Red"), ("b", "Blue")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="I agree")

    def clean(self) -> None:
        raise forms.ValidationError("Sold <out>.")


def field(name: str, data: dict[str, str] | None = None) -> str:
    return str(OrderForm(data)[name].as_field_group())


def test_a_control_has_its_label_and_its_class() -> None:
    html = field("size")

    assert '<label for="id_size">Size</label>' in html
    assert 'class="qs-input"' in html


def test_help_and_errors_are_tied_to_the_control() -> None:
    html = field("email", {"email": "nobody"})

    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<div class="qs-help" id="id_email_helptext">For the <b>bill</b>.</div>' in html
    assert '<div class="qs-error" id="id_email_error"><p>' in html


def test_what_may_stay_empty_says_so() -> None:
    assert "(optional)" in field("note")
    assert "(optional)" not in field("email")


def test_a_class_of_the_widgets_own_is_kept() -> None:
    assert 'class="qs-input x"' in field("note")


def test_a_checkbox_stands_before_its_label() -> None:
    html = field("agreed")

    assert "qs-field--check" in html
    assert html.index("<input") < html.index("<label")


def test_a_group_of_choices_has_a_legend() -> None:
    html = field("colour", {"colour": "x"})

    assert '<fieldset class="qs-field" aria-describedby="id_colour_error">' in html
    assert "<legend>Colour</legend>" in html


def test_errors_of_the_whole_form_are_announced_and_escaped() -> None:
    html = str(OrderForm({}))

    assert 'role="alert"><p>Sold &lt;out&gt;.</p>' in html


def test_the_trap_is_hidden_from_everybody_but_robots() -> None:
    html = str(OrderForm())

    trap = html[html.index('<div class="qs-visually-hidden" aria-hidden="true">') :]
    assert 'tabindex="-1"' in trap
    assert 'name="website"' in trap
    assert OrderForm({"website": "x"}).is_trapped
    assert not OrderForm({"website": ""}).is_trapped


def test_a_formset_renders_its_forms_the_same_way() -> None:
    html = str(forms.formset_factory(OrderForm, extra=1)())

    assert 'name="form-TOTAL_FORMS"' in html
    assert 'class="qs-input"' in html
