"""How forms look: labels, help and errors with the design system's classes."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Render forms from our templates, found as every template is: the project's own first."""

    form_template_name = "quickscale_common/forms/form.html"
    formset_template_name = "quickscale_common/forms/formset.html"
    field_template_name = "quickscale_common/forms/field.html"
