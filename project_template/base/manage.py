#!/usr/bin/env python
"""Run the project's management commands."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit("Django is not installed here. Run: make install") from error

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
