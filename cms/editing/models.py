"""Departments and their pages, who reviews, what was found about links, imports, and what came from the region."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Collection, Page

from cms.concepts.kinds import SPOTS
from foundation.identity.actor import ActorField


class Department(models.Model):
    """A part of the administration with pages of its own. Who is in its group writes on those pages and no others."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    email = models.EmailField(_("e-mail address for reminders"), blank=True)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="department")
    files = models.OneToOneField(Collection, on_delete=models.SET_NULL, null=True, related_name="department")
    pages = models.ManyToManyField(Page, related_name="written_by", blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Review(AbstractGroupApprovalTask):
    """Somebody else reads it before it is published. What lacks a language that is needed cannot be approved."""

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        newest = obj.get_latest_revision_as_object()
        lacking = getattr(newest, "lacking_languages", None)
        if lacking is not None and lacking():
            return [action for action in actions if action[0] != "approve"]
        return actions


class Outcome(models.TextChoices):
    FINE = "fine", _("works")
    MOVED = "moved", _("moved")
    BROKEN = "broken", _("broken")
    REFUSED = "refused", _("not checked")


class Address(models.Model):
    """An address that pages link to, and how it was when we last looked. Seen to fail once is not yet broken."""

    url = models.CharField(max_length=1000, unique=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.FINE)
    detail = models.CharField(max_length=300, blank=True)
    failures = models.PositiveIntegerField(default=0)
    checked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.url


class Link(models.Model):
    """One address on one page. Internal links are judged when they are read, the others by their address."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="links")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "address"], name="link_once_per_page"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.address_id}"


class PageImport(models.Model):
    """A file that was read, with what would happen per line. Nothing is written until somebody says so."""

    name = models.CharField(max_length=120)
    lines = models.JSONField(default=list)
    made = models.JSONField(default=list, help_text="Keys of the pages that it made")
    at = models.DateTimeField()
    by = ActorField()
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]

    def __str__(self) -> str:
        return self.name


class Adoption(models.Model):
    """A page that was taken over from the region, and the version of the concept on which was last decided."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="adoption")
    concept = models.UUIDField(unique=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = ActorField()

    def __str__(self) -> str:
        return f"{self.page_id} {self.concept}"


class LocalText(models.Model):
    """A text that stands in more than one place: `content` is being written, `shown` is what people read."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    content = models.JSONField(default=dict)
    spot = models.CharField(max_length=10, choices=SPOTS, blank=True)
    shown = models.JSONField(null=True, blank=True, help_text="What people read; null when it is not published")
    concept = models.UUIDField(null=True, blank=True, unique=True)
    concept_version = models.PositiveIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField()
    changed_by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class ImageRight(models.Model):
    """Who made an image, and until when we may use it."""

    image = models.OneToOneField("wagtailimages.Image", on_delete=models.CASCADE, related_name="right")
    maker = models.CharField(_("made by"), max_length=160, blank=True)
    licence = models.CharField(_("licence or agreement"), max_length=160, blank=True)
    until = models.DateField(_("may be used until"), null=True, blank=True)

    def __str__(self) -> str:
        return self.maker

    def over(self, on: date) -> bool:
        return self.until is not None and self.until < on
