"""Who may report with software, what came in that way, the systems that we report to, and what we follow there."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.meldingen.models import Melding


class ApiKey(models.Model):
    """A key that one municipality gave to the maker of an app. Only its hash is kept; `starts` is shown on the list.

    `answers_with_token`: POST answers a token instead of a number, for software that was made for slow systems.
    """

    municipality = MunicipalityField()
    name = models.CharField(max_length=120)
    starts = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    answers_with_token = models.BooleanField(default=False)
    made_by = ActorField()
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["municipality", "-made_at"], name="api_key_list")]

    def __str__(self) -> str:
        return self.name


class Submission(models.Model):
    """A melding that came in with a key. The holder of the key reads what they sent; the token finds the number."""

    melding = models.OneToOneField(Melding, on_delete=models.CASCADE, related_name="+")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    api_key_id = models.BigIntegerField()
    token = models.UUIDField(default=uuid.uuid4)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["received_by", "token"], name="submission_by_token"),
            models.Index(fields=["received_by", "api_key_id", "-at"], name="submission_by_key"),
        ]

    def __str__(self) -> str:
        return str(self.token)


class Endpoint(models.Model):
    """An Open311 system of somebody else, to which a municipality hands meldingen on.

    `services` is what it offered when it was last asked: a list of {"code", "name", "group", "attributes"}.
    """

    municipality = MunicipalityField()
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    url = models.CharField(max_length=300, help_text="Up to and with /v2/")
    jurisdiction = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=200, blank=True, help_text="The key that they gave us")
    closes = models.BooleanField(default=False, help_text="When it is closed there, it is done here")
    tells_reporter = models.BooleanField(default=True, help_text="The reporter reads the updates of this system")
    services = models.JSONField(default=list, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="endpoint_once")
        ]

    def __str__(self) -> str:
        return self.name


class PartySystem(models.Model):
    """How one outside party is reached by Open311: which of our categories goes to which of its services.

    Kept by whoever keeps the party: the coordinator for those of the region ("region"), a municipality for its own.
    `codes` goes from the slug of a category to a service_code; `other` is for every category that is not in it.
    """

    municipality = MunicipalityField()
    party = models.SlugField(max_length=40)
    jurisdiction = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=200, blank=True, help_text="The key that they gave us")
    services = models.JSONField(default=list, blank=True)
    codes = models.JSONField(default=dict, blank=True)
    other = models.CharField(max_length=120, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "party"], name="party_system_once")
        ]

    def __str__(self) -> str:
        return self.party

    def code_for(self, category: str) -> str:
        """The service for a category; "" when nobody said which."""
        return str(self.codes.get(category, "") or self.other)


class LinkState(models.TextChoices):
    """Where it stands, seen from here."""

    QUEUED = "queued", pgettext_lazy("state of a hand-on", "Waiting to be sent")
    SENT = "sent", pgettext_lazy("state of a hand-on", "Sent, no number yet")
    FOLLOWED = "followed", pgettext_lazy("state of a hand-on", "Followed")
    CLOSED = "closed", pgettext_lazy("state of a hand-on", "Closed there")
    REFUSED = "refused", pgettext_lazy("state of a hand-on", "Refused")
    STOPPED = "stopped", pgettext_lazy("state of a hand-on", "No longer followed")


class Link(models.Model):
    """One melding in one other system. `sending` is what they get; `next_at` is when to send or ask again.

    `owner` names what asked for it and follows it (see `owners`), with the id of its row; empty: the melding itself.
    """

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="+")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    key = models.UUIDField(default=uuid.uuid4, unique=True, help_text="The same melding is never made twice there")
    endpoint = models.SlugField(max_length=60, blank=True)
    party = models.SlugField(max_length=40, blank=True, help_text="An outside party, when it is no system of our own")
    owner = models.CharField(max_length=20, blank=True)
    owner_id = models.BigIntegerField(null=True, blank=True)
    endpoint_name = models.CharField(max_length=120)
    sending = models.JSONField(default=dict)
    remote_id = models.CharField(max_length=120, blank=True)
    token = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.QUEUED)
    remote_status = models.CharField(max_length=40, blank=True)
    seen = models.JSONField(default=list, help_text="Updates that were taken over")
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    by = ActorField()
    at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "melding"], name="link_of_melding"),
            models.Index(fields=["next_at"], condition=~models.Q(next_at=None), name="link_due"),
            models.Index(
                fields=["municipality", "owner", "owner_id"], condition=~models.Q(owner=""), name="link_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.endpoint_name} {self.remote_id}"

    @property
    def live(self) -> bool:
        return self.state in (LinkState.QUEUED, LinkState.SENT, LinkState.FOLLOWED)
