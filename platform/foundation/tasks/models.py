"""The tasks of everybody, each visible only behind its own wall."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.tenancy.fields import MunicipalityField


class State(models.TextChoices):
    QUEUED = "queued", _("queued")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    GIVEN_UP = "given_up", _("given up")


class Task(models.Model):
    """One piece of work. `municipality` is "public" for work of the region.

    `attempts` counts starts and is written before the work, so that a task that kills its worker is given up too; it is
    also the token with which only the latest attempt may finish.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    municipality = MunicipalityField()
    name = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=120, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="task_once_per_key")]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state__in=["queued", "running"]), name="task_open_by_due"),
            models.Index(fields=["state", "finished_at"], name="task_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"
