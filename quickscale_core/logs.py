"""Logging: lines for people in development, JSON in production, each with its request id."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

from quickscale_core.request_id import current_request_id


class RequestIDFilter(logging.Filter):
    """Give each record the id of the request that it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        record.request_id = getattr(request, "request_id", "") or current_request_id.get()
        return True


class JSONFormatter(logging.Formatter):
    """Write a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", ""),
        }
        request = getattr(record, "request", None)
        if method := getattr(request, "method", ""):
            # Without the query string, which may carry tokens.
            entry |= {"method": method, "path": getattr(request, "path", "")}
        if hasattr(record, "status_code"):
            entry["status"] = record.status_code
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        if record.stack_info:
            entry["stack"] = self.formatStack(record.stack_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


def logging_config(level: str, formatter: str) -> dict[str, Any]:
    """Return LOGGING: everything to the console, as `lines` or as `json`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "quickscale_core.logs.RequestIDFilter"}},
        "formatters": {
            "lines": {"format": "%(levelname)s %(name)s [%(request_id)s] %(message)s"},
            "json": {"()": "quickscale_core.logs.JSONFormatter"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["request_id"],
                "formatter": formatter,
            }
        },
        "root": {"handlers": ["console"], "level": level},
        # Django's own handlers go: root has one already.
        "loggers": {"django": {"handlers": [], "level": level, "propagate": True}},
    }
