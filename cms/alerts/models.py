"""An alert of a municipality, or of the region for all or some of them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField

REGION = "region"
ADDRESS = RegexValidator(r"^(https://|/(?!/)|tel:)[^\s<>\"']+$", _("Start with https://, tel: or / and use no spaces."))


class Severity(models.TextChoices):
    INFO = "info", _("Good to know")
    WARNING = "warning", _("Warning")
    DANGER = "danger", _("Danger")


ORDER = {Severity.DANGER: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Alert(models.Model):
    """`municipality` is the owner: a schema, or the region. It is shown from `begins_at` until `expires_at`."""

    municipality = MunicipalityField()
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity, default=Severity.INFO)
    title = models.CharField(_("title"), max_length=110)
    title_fr = models.CharField(_("title in French"), max_length=110, blank=True)
    message = models.CharField(_("message"), max_length=300)
    message_fr = models.CharField(_("message in French"), max_length=300, blank=True)
    link = models.CharField(_("address of a page that tells more"), max_length=300, blank=True, validators=[ADDRESS])
    reach = models.JSONField(default=list, blank=True, help_text="Of the region: these municipalities; empty for all")
    begins_at = models.DateTimeField(_("from"))
    expires_at = models.DateTimeField(_("until"))
    published_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    concept = models.UUIDField(null=True, blank=True)
    concept_version = models.PositiveIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField()
    changed_by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-begins_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("begins_at")), name="alert_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def of_region(self) -> bool:
        return self.municipality == REGION

    def reaches(self, schema: str) -> bool:
        return self.municipality == schema or (self.of_region and (not self.reach or schema in self.reach))

    def shows(self, at: datetime) -> bool:
        standing = self.published_at is not None and self.ended_at is None
        return standing and self.begins_at <= at < self.expires_at

    def state(self, at: datetime) -> str:
        """In one word: draft, waiting, showing or over."""
        if self.published_at is None:
            return "draft"
        if self.ended_at is not None or self.expires_at <= at:
            return "over"
        return "showing" if self.begins_at <= at else "waiting"
