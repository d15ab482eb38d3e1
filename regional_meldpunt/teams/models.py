"""Teams and their people. A team belongs to a municipality or, with owner «region», to the regional desk.

Members name their team by its slug and themselves as an Actor: no relation crosses a wall.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField

REGION = "region"


class Team(models.Model):
    """A group of people who share one list of work. The first team (`takes_rest`) gets what no rule claims."""

    municipality = MunicipalityField()
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    description = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    takes_rest = models.BooleanField(default=False)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="team_once"),
            models.UniqueConstraint(
                fields=["municipality"], condition=models.Q(takes_rest=True), name="team_one_takes_rest"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Part(models.TextChoices):
    """What somebody is in a team."""

    LEAD = "lead", pgettext_lazy("part in a team", "Team lead")
    MEMBER = "member", pgettext_lazy("part in a team", "Member")
    DEPUTY = "deputy", pgettext_lazy("part in a team", "Deputy")


class TeamMember(models.Model):
    """One person in one team. A deputy may stand in for a period only."""

    municipality = MunicipalityField()
    team = models.SlugField(max_length=40)
    user_id = models.BigIntegerField()
    person = ActorField()
    part = models.CharField(max_length=8, choices=Part.choices, default=Part.MEMBER)
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "team", "user_id"], name="team_member_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "user_id"], name="team_of_member"),
        ]

    def __str__(self) -> str:
        return str(self.person)

    def counts_on(self, day: date) -> bool:
        """A member always; a deputy from the first up to and including the last day of standing in."""
        begun = self.from_date is None or self.from_date <= day
        return begun and (self.until_date is None or day <= self.until_date)
