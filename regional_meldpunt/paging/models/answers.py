"""What comes back: codes that were sent along, and messages that came in."""

from typing import ClassVar

from django.db import models

from regional_meldpunt.paging.models.people import TestAlarm
from tenants.people.models import Person


class Code(models.Model):
    """Four digits in a message, and the alarms that an answer with it is about."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=4)
    alarms = models.JSONField(default=list)
    test = models.ForeignKey(TestAlarm, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "code"], name="code_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {len(self.alarms)} alarms"


class Heard(models.Model):
    """An answer that came in, once per message of the gateway. `done_at` is set in the end, with what came of it."""

    key = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=300)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id} at {self.at:%d/%m %H:%M}"
