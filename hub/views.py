"""The live site's pages: home with every module and every client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.views.generic import TemplateView

from hub.models import Client
from quickscale_modules import __name__ as modules_package


@dataclass(frozen=True)
class ModuleCard:
    """A module as the home page shows it."""

    name: str
    label: str
    summary: str
    demo_url: str
    requires: tuple[str, ...]


class HomeView(TemplateView):
    """Show every installed module with its demo, and the clients of this hub."""

    template_name = "hub/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["modules"] = installed_modules()
        context["clients"] = Client.objects.with_last_operation()
        return context


def installed_modules() -> list[ModuleCard]:
    """Return the installed modules by name."""
    prefix = f"{modules_package}."
    configs = (config for config in apps.get_app_configs() if config.name.startswith(prefix))
    return sorted((_card(config) for config in configs), key=lambda card: card.name)


def _card(config: AppConfig) -> ModuleCard:
    return ModuleCard(
        name=config.name.rpartition(".")[2],
        label=str(config.verbose_name),
        summary=getattr(config, "summary", ""),
        demo_url=getattr(config, "demo_url", ""),
        requires=tuple(getattr(config, "requires", ())),
    )
