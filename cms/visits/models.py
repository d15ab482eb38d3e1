"""One number per page and month."""

from typing import ClassVar

from django.db import models


class Visit(models.Model):
    path = models.CharField(max_length=400)
    month = models.DateField()
    views = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["path", "month"], name="visit_once"),
        ]

    def __str__(self) -> str:
        return self.path
