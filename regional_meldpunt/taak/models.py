"""A taak: work given to somebody for a melding, with a state and an outcome of its own.

A melding may need several, one after the other or side by side: an illegal dump goes to the technical service, then to
the enforcement officer, then to the waste company. Those with the same `position` run side by side; a later position
starts when all earlier ones are over.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.meldingen.models import Melding


class Receiver(models.TextChoices):
    TEAM = "team", pgettext_lazy("who does a task", "Own team")
    MUNICIPALITY = "municipality", pgettext_lazy("who does a task", "Another municipality")
    PARTY = "party", pgettext_lazy("who does a task", "Party outside")


class TaakState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("state of a task", "Waits for an earlier task")
    GIVEN = "given", pgettext_lazy("state of a task", "Given")
    ACCEPTED = "accepted", pgettext_lazy("state of a task", "Accepted")
    DONE = "done", pgettext_lazy("state of a task", "Done")
    DECLINED = "declined", pgettext_lazy("state of a task", "Declined")
    CANCELLED = "cancelled", pgettext_lazy("state of a task", "Taken back")


OPEN = (TaakState.GIVEN, TaakState.ACCEPTED)
UNFINISHED = (TaakState.PLANNED, *OPEN)


class Taak(models.Model):
    """One piece of work. `key` makes the secret of the page on which a receiver without account answers."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="taken")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    key = models.UUIDField()
    position = models.PositiveSmallIntegerField(default=1)
    what = models.CharField(max_length=160)
    instructions = models.TextField(blank=True)
    receiver = models.CharField(max_length=12, choices=Receiver.choices)
    receiver_slug = models.CharField(max_length=60)
    receiver_name = models.CharField(max_length=120)
    with_photos = models.BooleanField(default=True)
    awaited = models.BooleanField(default=False, help_text="The melding waits for it, and its clock stands still")
    state = models.CharField(max_length=10, choices=TaakState.choices, default=TaakState.PLANNED)
    outcome = models.TextField(blank=True, help_text="What the receiver said at the end")
    due_at = models.DateTimeField(null=True, blank=True)
    open_until = models.DateTimeField(null=True, blank=True, help_text="The page without account works until then")
    made_by = ActorField()
    made_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    remote_id = models.CharField(max_length=120, blank=True, help_text="Its number in the system of the receiver")
    problem = models.CharField(max_length=300, blank=True, help_text="Why it does not reach the receiver")
    judge_since = models.DateTimeField(
        null=True, blank=True, help_text="The receiver wrote, and a person must judge it"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "id"]
        verbose_name_plural = "taken"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["melding", "key"], name="taak_once_per_key"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "melding"], name="taak_of_melding"),
            models.Index(
                fields=["municipality", "receiver", "receiver_slug", "due_at"],
                condition=models.Q(state__in=["planned", "given", "accepted"]),
                name="taak_open",
            ),
            models.Index(
                fields=["receiver_slug", "given_at"],
                condition=models.Q(receiver="municipality"),
                name="taak_for_neighbour",
            ),
            models.Index(
                fields=["municipality", "id"],
                condition=~models.Q(problem="") | models.Q(judge_since__isnull=False),
                name="taak_needs_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def answerer(self) -> str:
        """The person who answered, without the organisation behind the name."""
        return self.answered_by.removesuffix(f" ({self.receiver_name})")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def unfinished(self) -> bool:
        return self.state in UNFINISHED
