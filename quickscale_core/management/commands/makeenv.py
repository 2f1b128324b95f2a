"""Make the project's `.env` file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from quickscale_core.dotenv import fresh_env, write_private


class Command(BaseCommand):
    """Copy `.env.example` to `.env` with a secret key of its own."""

    help = "Make .env from .env.example, with a new SECRET_KEY. Never overwrites."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        base_dir = Path(settings.BASE_DIR)
        example, target = base_dir / ".env.example", base_dir / ".env"
        try:
            write_private(target, fresh_env(example.read_text(encoding="utf-8")))
        except FileExistsError as error:
            raise CommandError(f"{target} exists already; nothing was changed.") from error
        except FileNotFoundError as error:
            raise CommandError(f"{example} does not exist; nothing was changed.") from error
        self.stdout.write(self.style.SUCCESS(f"Made {target}, readable only by you."))
