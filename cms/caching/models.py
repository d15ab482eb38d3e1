"""Which transactions changed pages of whom, so that every process that kept one knows that it is no longer so."""

from typing import ClassVar

from django.db import models


class Change(models.Model):
    """One transaction that changed pages; `municipality` is empty for all. Written by `pages_changed()` alone.

    `token` is drawn anew each time, so that a change that was rolled back is never taken for a later one. Each
    transaction has a row of its own: editors never wait for each other.
    """

    municipality = models.CharField(max_length=40, blank=True)
    transaction = models.BigIntegerField()
    token = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "transaction"], name="pages_changed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.transaction}"
