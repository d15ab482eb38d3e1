"""A run is one escalation of one melding; an alarm is one attempt to reach one person. And who is at the desk."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.escalation.moves import Place
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.meldingen.models import Melding
from tenants.people.models import Person


class RunState(models.TextChoices):
    """`due_at` is in each: when the time of the desk is over, the step begins or ends, the next round begins, somebody
    is reminded, or the roster is looked at again.
    """

    DESK = "desk", pgettext_lazy("escalation", "Waits for the desk")
    WAITING = "waiting", pgettext_lazy("escalation", "Waits for its moment")
    CALLING = "calling", pgettext_lazy("escalation", "Somebody is being called")
    HELD = "held", pgettext_lazy("escalation", "Somebody goes")
    RESTING = "resting", pgettext_lazy("escalation", "Nobody answered; waits for the next round")
    NOBODY = "nobody", pgettext_lazy("escalation", "Nobody is on call; waits for the next shift")
    GIVEN_UP = "given_up", pgettext_lazy("escalation", "Nobody answered in any round")
    UNNEEDED = "unneeded", pgettext_lazy("escalation", "The policy calls nobody for this")
    ENDED = "ended", pgettext_lazy("escalation", "Ended")


NOT_CALLED_YET = (RunState.DESK, RunState.WAITING, RunState.NOBODY)
"""In these nobody may have been called so far; whoever claims the melding then ends the run."""


class Run(models.Model):
    """`plan` is the policy as it was when the run began: changing a policy never changes what is running.

    `step` is the place in the plan, from 0; None before the first. `waits_for` says why it waits, `moved_at` when it
    last went on, `answered_at` and `reminded_at` belong to the acknowledgement that holds it.
    """

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="runs")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    plan = models.JSONField()
    urgency = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=RunState)
    round = models.PositiveIntegerField(default=0)
    step = models.PositiveSmallIntegerField(null=True)
    waits_for = models.CharField(max_length=10, blank=True)
    forced = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True)
    by = ActorField()
    started_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["started_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "melding"], condition=models.Q(ended_at__isnull=True), name="run_one_active"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at"], condition=models.Q(due_at__isnull=False), name="run_due"),
            models.Index(fields=["melding"], condition=models.Q(ended_at__isnull=True), name="run_active"),
            models.Index(fields=["municipality", "melding", "started_at"], name="run_of_melding"),
        ]

    def __str__(self) -> str:
        return f"{self.melding_id}: {self.state}"

    @property
    def place(self) -> Place | None:
        return None if self.step is None else Place(self.round, self.step)

    @property
    def policy(self) -> Plan:
        return Plan.from_json(self.plan)

    @property
    def is_active(self) -> bool:
        return self.ended_at is None


class AlarmState(models.TextChoices):
    SENT = "sent", pgettext_lazy("alarm", "Called")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("alarm", "Accepted")
    DECLINED = "declined", pgettext_lazy("alarm", "Cannot come")
    EXPIRED = "expired", pgettext_lazy("alarm", "No answer")
    FINISHED = "finished", pgettext_lazy("alarm", "Finished")
    RECALLED = "recalled", pgettext_lazy("alarm", "Called off")
    LAPSED = "lapsed", pgettext_lazy("alarm", "Accepted, and then not heard of")
    TOLD = "told", pgettext_lazy("alarm", "Told")


LIVE = (AlarmState.SENT, AlarmState.ACKNOWLEDGED)


class Alarm(models.Model):
    """`step` counts the attempts for a melding; people who are called at once share a number.

    `place` is the step of the plan, from 0, with its `round`; None when the desk called. `inform`: told, nobody waits
    for an answer. `reminder`: asks somebody who accepted for a sign of life. `due_at`: an answer is awaited until then.
    """

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="alarms")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    run = models.ForeignKey(Run, on_delete=models.CASCADE, null=True, related_name="alarms")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=120)
    step = models.PositiveIntegerField()
    round = models.PositiveIntegerField(default=0)
    place = models.PositiveSmallIntegerField(null=True)
    inform = models.BooleanField(default=False)
    reminder = models.BooleanField(default=False)
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
            # One step calls a person once: two engines, or an engine that was killed, can never call twice for it.
            models.UniqueConstraint(
                fields=["run", "round", "place", "person"],
                condition=models.Q(place__isnull=False),
                name="alarm_once_per_step",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "melding", "step"], name="alarm_of_melding"),
            models.Index(fields=["melding"], condition=models.Q(state__in=["sent", "acknowledged"]), name="alarm_live"),
            models.Index(fields=["person", "-sent_at"], name="alarm_of_person"),
            models.Index(fields=["-sent_at"], name="alarm_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}: {self.state}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def awaits_answer(self) -> bool:
        """Somebody has to say whether they go. Whoever picks up late still may, until somebody else goes."""
        return not self.inform and self.state in (AlarmState.SENT, AlarmState.EXPIRED)


class Presence(models.Model):
    """When an operator's desk last gave a sign. Somebody whose sign is a minute old is not there."""

    account = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=120)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Engine(models.Model):
    """An engine that works, as it saw itself last: for the page of the coordinator. `outside_*` is its sign of life to
    an address outside.
    """

    name = models.CharField(max_length=120, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    steps = models.PositiveBigIntegerField(default=0)
    late = models.FloatField(default=0)
    outside_at = models.DateTimeField(null=True)
    outside_problem = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["started_at"]

    def __str__(self) -> str:
        return self.name
