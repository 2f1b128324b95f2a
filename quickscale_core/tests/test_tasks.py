"""The one import of the tasks API."""

from __future__ import annotations

import pytest

from quickscale_core.tasks import TaskResultStatus, default_task_backend, task

pytestmark = pytest.mark.django_db


@task
def add(one: int, other: int) -> int:
    return one + other


def test_without_a_setting_a_task_runs_at_once() -> None:
    result = add.enqueue(2, 3)

    assert result.status == TaskResultStatus.SUCCESSFUL
    assert result.return_value == 5
    assert type(default_task_backend).__name__ in ("ImmediateBackend", "ConnectionProxy")


def test_a_task_can_be_called_as_the_function_that_it_is() -> None:
    assert add.call(2, 3) == 5
