"""Borders of the municipalities, as loaded. One set is in use; older ones tell what was."""

from __future__ import annotations

from django.db import models


class BorderSet(models.Model):
    """One load: where it came from, and when."""

    source = models.CharField(max_length=300)
    loaded_at = models.DateTimeField()
    in_use = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["in_use"], condition=models.Q(in_use=True), name="one_border_set"),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.loaded_at:%Y-%m-%d})"


class Border(models.Model):
    """The outline of one municipality: GeoJSON coordinates of a MultiPolygon, WGS84, longitude first."""

    border_set = models.ForeignKey(BorderSet, on_delete=models.CASCADE, related_name="borders")
    refnis = models.CharField(max_length=5)
    name = models.CharField(max_length=80)
    polygons = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["border_set", "refnis"], name="border_once_per_set")]

    def __str__(self) -> str:
        return self.name
