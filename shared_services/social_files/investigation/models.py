"""A social file at rest. These tables show references, dates and sealed bytes: no name, no number, no text.

Every sealed value is bound to its place (schema, file, what it is, version): moved elsewhere it does not open.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField


class SocialFile(models.Model):
    """The file of a household. `label` (first names) is sealed like everything else."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        DESTROYED = "destroyed", _("destroyed")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=12, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    label = models.BinaryField(default=bytes)
    opened_at = models.DateTimeField()
    opened_by = ActorField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return self.number


class FileKey(models.Model):
    """The key of one file, wrapped by the keys of the OCMW. Without this row the file is noise."""

    file = models.OneToOneField(SocialFile, on_delete=models.CASCADE, related_name="key")
    key_id = models.CharField(max_length=32)
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return self.key_id


class FilePerson(models.Model):
    """Somebody of the household; names, birth and INSZ are sealed."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(SocialFile, on_delete=models.CASCADE, related_name="persons")
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.ref)


class SearchToken(models.Model):
    """A keyed hash of a word of a name, or of an INSZ. The key is the OCMW's: elsewhere it differs."""

    person = models.ForeignKey(FilePerson, on_delete=models.CASCADE, related_name="tokens")
    token = models.BinaryField(max_length=16)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["token"], name="social_token")]

    def __str__(self) -> str:
        return bytes(self.token).hex()


class TeamMember(models.Model):
    """A colleague who works on this file; `lead` is the one whose file it is."""

    file = models.ForeignKey(SocialFile, on_delete=models.CASCADE, related_name="team")
    user_id = models.BigIntegerField()
    name = models.CharField(max_length=120)
    lead = models.BooleanField(default=False)
    since = models.DateTimeField()
    added_by = ActorField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-lead", "since", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["file", "user_id"], condition=Q(until=None), name="social_team_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Part(models.Model):
    """A section of the investigation of one file; its content is in its versions."""

    file = models.ForeignKey(SocialFile, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=20)
    ground = models.CharField(max_length=10)
    latest = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["file", "kind"], name="social_part_once"),
        ]

    def __str__(self) -> str:
        return self.kind


class PartVersion(models.Model):
    """What a section said. Written once, never changed: a correction is a new version."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    ground = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["part", "number"], name="social_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.number}"


class Draft(models.Model):
    """What somebody typed and did not save yet, sealed. `base` is the version they started from."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="drafts")
    user_id = models.BigIntegerField()
    base = models.PositiveIntegerField()
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["part", "user_id"], name="social_draft_once"),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.user_id}"


class Document(models.Model):
    """A supporting document: its bytes lie sealed in the media folder, its name is sealed here."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(SocialFile, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=20, help_text=_("the section it supports"))
    sealed = models.BinaryField()
    size = models.PositiveIntegerField()
    ksz = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = ActorField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.ref)


class Meeting(models.Model):
    """A meeting of the special committee: its members read what is on the agenda from `opens_at` to `closes_at`."""

    on = models.DateField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    made_by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.on}"


class AgendaItem(models.Model):
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    file = models.ForeignKey(SocialFile, on_delete=models.CASCADE, related_name="agenda_items")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "file"], name="social_agenda_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.file_id}"
