"""Log records as lines of JSON."""

from __future__ import annotations

import json
import logging
import logging.config
import sys
from typing import Any

import pytest
from django.test import RequestFactory

from quickscale_core.logs import JSONFormatter, RequestIDFilter, logging_config
from quickscale_core.request_id import current_request_id


def entry_of(record: logging.LogRecord) -> dict[str, Any]:
    RequestIDFilter().filter(record)
    line = JSONFormatter().format(record)
    assert "\n" not in line
    entry: dict[str, Any] = json.loads(line)
    return entry


def record_of(message: str, *args: object, **extra: object) -> logging.LogRecord:
    return logging.getLogger("acme").makeRecord(
        "acme", logging.WARNING, __file__, 1, message, args, None, extra=extra
    )


def test_a_record_is_one_line_with_the_request_it_belongs_to() -> None:
    token = current_request_id.set("id-1")
    try:
        entry = entry_of(record_of("Paid %s\nby card", "€ 5"))
    finally:
        current_request_id.reset(token)

    assert entry.pop("time").endswith("+00:00")
    assert entry == {
        "level": "WARNING",
        "logger": "acme",
        "message": "Paid € 5\nby card",
        "request_id": "id-1",
    }


def test_a_record_about_a_request_says_which_without_its_query(rf: RequestFactory) -> None:
    entry = entry_of(record_of("Not found", request=rf.get("/x?token=secret"), status_code=404))

    assert (entry["method"], entry["path"], entry["status"]) == ("GET", "/x", 404)
    assert "secret" not in json.dumps(entry)


def test_an_exception_is_told_in_full() -> None:
    record = record_of("Failed")
    try:
        raise ValueError("out of range")
    except ValueError:
        record.exc_info = sys.exc_info()

    assert entry_of(record)["exception"].endswith("ValueError: out of range")


def test_the_configuration_is_one_that_logging_takes(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        logging.config.dictConfig(logging_config("INFO", "json"))
        logging.getLogger("acme").info("Started")
        logging.getLogger("django.request").debug("Too much detail")
    finally:
        logging.getLogger().handlers[:] = before[0]
        logging.getLogger().setLevel(before[1])

    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["message"] == "Started"
