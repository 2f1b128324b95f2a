"""The contact form, and the trap for robots that any form can have."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# Line breaks of every kind: in a subject they would start another header.
one_line = RegexValidator(
    r"[\x00-\x1f\x7f\x85\u2028\u2029]", _("Write this in one line."), inverse_match=True
)


class HoneypotInput(forms.TextInput):
    """A text field that neither eyes nor screen readers nor the Tab key find."""

    template_name = "quickscale_common/forms/honeypot.html"
    label = _("Leave this empty")

    @property
    def is_hidden(self) -> bool:
        return True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        quiet = {**(attrs or {}), "autocomplete": "off", "tabindex": "-1"}
        context = super().get_context(name, value, quiet)
        context["widget"]["label"] = self.label
        return context


class HoneypotMixin(forms.Form):
    """Add a field that people do not see, so that only robots fill it in."""

    website = forms.CharField(required=False, widget=HoneypotInput)
    honeypot = "website"

    @property
    def is_trapped(self) -> bool:
        """Tell whether a robot has sent this form; the answer must look like any other."""
        return bool(self.data.get(self.add_prefix(self.honeypot)))


class ContactForm(HoneypotMixin):
    """Ask for what an answer needs."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        validators=[one_line],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The answer goes there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    message = forms.CharField(
        label=_("Message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8})
    )

    field_order = ["name", "email", "message", "website"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].validators.append(one_line)
