"""Policies, the versions that once stood, and which policy holds for which melding.

What a policy says is a `plan.Plan`, kept as JSON: `plan` is what the engine takes for the next melding, `draft` is
what somebody is working on. Nothing that is half done is ever used; a melding that runs keeps the plan it began with.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.categories.models import Category, CategoryGroup, Urgency
from regional_meldpunt.escalation.plan import Plan

REGION = "region"


class Policy(models.Model):
    """Of the region (owner `region`) or of one municipality. `version` 0 never stood: it is a draft and no more."""

    municipality = MunicipalityField()
    name = models.CharField(max_length=80)
    description = models.CharField(max_length=300, blank=True)
    plan = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    draft = models.JSONField(null=True, blank=True)
    draft_before = models.JSONField(null=True, blank=True)
    """What the draft was before its last change, so that one change can be taken back."""
    draft_mark = models.PositiveIntegerField(default=0)
    """Rises with each change of the draft, so that two people never overwrite each other unseen."""
    active = models.BooleanField(default=True)
    author = ActorField()
    changed_at = models.DateTimeField()
    changed_by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-active", "name", "id"]
        verbose_name_plural = "policies"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "name"], condition=models.Q(active=True), name="escalation_policy_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stands(self) -> bool:
        """The engine takes it when it is chosen."""
        return self.active and self.version > 0

    @property
    def said(self) -> Plan:
        """What stands, under its present name; raises what `Plan.from_json` raises when it cannot be read."""
        return self.as_plan(self.plan)

    @property
    def working(self) -> Plan:
        """What somebody is working on: the draft, or else what stands; raises as `said` does."""
        return self.as_plan(self.plan if self.draft is None else self.draft)

    def as_plan(self, stored: dict[str, object]) -> Plan:
        return Plan.from_json({**stored, "name": self.name, "policy": self.pk, "version": self.version})


class Edition(models.Model):
    """A version as it stood from `at` on. Nobody changes or removes one."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="editions")
    municipality = MunicipalityField()
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    plan = models.JSONField()
    at = models.DateTimeField()
    by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["policy", "number"], name="escalation_edition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    @property
    def said(self) -> Plan:
        return Plan.from_json({**self.plan, "name": self.name, "policy": self.policy_id, "version": self.number})


class Choice(models.Model):
    """«For … this policy holds.» What is empty does not matter; which of several wins is told in `choosing`."""

    municipality = MunicipalityField()
    position = models.PositiveIntegerField(default=0)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(CategoryGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    urgency = models.CharField(max_length=10, choices=Urgency.choices, blank=True)
    place = models.CharField(max_length=40, blank=True)
    """The competent municipality; empty is every one. A municipality's own choices name no place: it is theirs."""
    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="choices")

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "category", "group", "urgency", "place"],
                nulls_distinct=False,
                name="escalation_choice_once",
            ),
            models.CheckConstraint(
                condition=models.Q(category=None) | models.Q(group=None), name="escalation_category_or_group"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.policy_id}"
