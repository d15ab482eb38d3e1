"""An alarm: one attempt to reach one person for one step of one melding. And who is at the desk."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.meldingen.models import Melding
from tenants.people.models import Person


class AlarmState(models.TextChoices):
    SENT = "sent", pgettext_lazy("alarm", "Called")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("alarm", "Accepted")
    DECLINED = "declined", pgettext_lazy("alarm", "Cannot come")
    EXPIRED = "expired", pgettext_lazy("alarm", "No answer")
    FINISHED = "finished", pgettext_lazy("alarm", "Finished")
    RECALLED = "recalled", pgettext_lazy("alarm", "Called off")


LIVE = (AlarmState.SENT, AlarmState.ACKNOWLEDGED)


class Alarm(models.Model):
    """`due_at` is when the engine has to act: on no answer, on a refusal, or after the pause between two rounds."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="alarms")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=120)
    step = models.PositiveIntegerField()
    channel = models.CharField(max_length=12, default="app")
    state = models.CharField(max_length=12, choices=AlarmState, default=AlarmState.SENT)
    by = ActorField()
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["step", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # One step is one attempt: two engines, or an engine and an operator, can never call twice for it.
            models.UniqueConstraint(fields=["municipality", "melding", "step"], name="alarm_one_per_step"),
            models.UniqueConstraint(
                fields=["municipality", "melding"],
                condition=models.Q(state__in=["sent", "acknowledged"]),
                name="alarm_one_live",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at"], condition=models.Q(due_at__isnull=False), name="alarm_due"),
            models.Index(fields=["person", "-sent_at"], name="alarm_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}: {self.state}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_resting(self) -> bool:
        """The last alarm of a round in which nobody answered: it is over, and the next round begins at `due_at`."""
        return self.finished_at is not None and self.due_at is not None


class Presence(models.Model):
    """When an operator's desk last gave a sign. Somebody whose sign is a minute old is not there."""

    account = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=120)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
