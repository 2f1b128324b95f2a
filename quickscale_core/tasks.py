"""The one import of the tasks API: `from quickscale_core.tasks import task`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import VERSION

# Django brings the API along from 6.0 on; before, django-tasks offers the same. Without a TASKS
# setting both run a task at once, in the process that enqueues it.
if TYPE_CHECKING or VERSION >= (6, 0):
    from django.tasks import (
        Task,
        TaskContext,
        TaskResult,
        TaskResultStatus,
        default_task_backend,
        task,
        task_backends,
    )
else:
    from django_tasks import (
        TaskContext,
        TaskResult,
        TaskResultStatus,
        default_task_backend,
        task,
        task_backends,
    )
    from django_tasks.base import Task

__all__ = [
    "Task",
    "TaskContext",
    "TaskResult",
    "TaskResultStatus",
    "default_task_backend",
    "task",
    "task_backends",
]
