"""What was pressed on a telephone, so that a button sent twice counts once; and where somebody is who says so."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen.models import Melding


class Kind(models.TextChoices):
    GO = "go", pgettext_lazy("pressed on the telephone", "I go")
    CANNOT = "cannot", pgettext_lazy("pressed on the telephone", "I cannot go")
    UNDER_WAY = "under_way", pgettext_lazy("pressed on the telephone", "Under way")
    ON_SITE = "on_site", pgettext_lazy("pressed on the telephone", "On site")
    DONE = "done", pgettext_lazy("pressed on the telephone", "Done")
    NOTE = "note", pgettext_lazy("pressed on the telephone", "Note or photo")
    TICK = "tick", pgettext_lazy("pressed on the telephone", "Step of the draaiboek")
    UNTICK = "untick", pgettext_lazy("pressed on the telephone", "Step not done after all")


class Outcome(models.TextChoices):
    """`kept`: the button came too late, but what was written and photographed stands in the file."""

    DONE = "done", pgettext_lazy("what became of a button", "Done")
    KEPT = "kept", pgettext_lazy("what became of a button", "Too late, words and photo kept")
    REFUSED = "refused", pgettext_lazy("what became of a button", "Too late")


class Press(models.Model):
    """One button, pressed once, answered once. `key` is made on the telephone; `pressed_at` is what its clock said."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="+")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="+")
    person_number = models.BigIntegerField()
    key = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind)
    pressed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.DONE)
    said = models.CharField(max_length=300, blank=True, help_text="The answer, in words for the person")

    class Meta:
        verbose_name_plural = "presses"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person_number", "key"], name="press_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["received_at"], name="press_old")]

    def __str__(self) -> str:
        return f"{self.kind} {self.received_at:%Y-%m-%d %H:%M}"


class Whereabouts(models.Model):
    """Where somebody on the way is: one row per alarm, overwritten, never a trail, and gone at «Klaar»."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="+")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    alarm = models.OneToOneField(Alarm, on_delete=models.CASCADE, related_name="+")
    lat = models.FloatField()
    lon = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "whereabouts"

    def __str__(self) -> str:
        return f"{self.alarm_id} {self.at:%H:%M}"
