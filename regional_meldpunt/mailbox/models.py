"""Mailboxes, and every mail that came in: kept whole before anything is done with it.

`municipality` is the municipality whose mailbox it is, or "public" for that of the region. A mail is somebody's words
and address: only the owner of the mailbox reads it, and `sweeping` forgets it.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.mailbox import marks
from regional_meldpunt.mailbox.verdicts import Reason, reason

REGION = "public"


class Security(models.TextChoices):
    TLS = "tls", pgettext_lazy("security of a mailbox", "TLS (usually port 993)")
    STARTTLS = "starttls", pgettext_lazy("security of a mailbox", "STARTTLS (usually port 143)")
    NONE = "none", pgettext_lazy("security of a mailbox", "None (only inside one machine)")


class Mailbox(models.Model):
    """Where people write to. `last_uid` counts only together with `uid_validity`: a server may number anew."""

    municipality = MunicipalityField()
    address = models.EmailField(max_length=254)
    active = models.BooleanField(default=True)
    host = models.CharField(max_length=200, blank=True)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=8, choices=Security.choices, default=Security.TLS)
    login = models.CharField(max_length=200, blank=True)
    sealed_password = models.TextField(blank=True)
    folder = models.CharField(max_length=200, default="INBOX")
    done_folder = models.CharField(max_length=200, blank=True, help_text="Where fetched mails go; empty: they stay")
    colleagues = models.TextField(blank=True, help_text="Domains of colleagues who forward mails, one on each line")

    take_existing = models.BooleanField(default=False, help_text="Also what was in the mailbox before us")
    started_at = models.DateTimeField()

    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    checked_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "mailboxes"
        constraints = [models.UniqueConstraint(fields=["municipality", "address"], name="mailbox_once")]

    def __str__(self) -> str:
        return self.address

    @property
    def is_fetched(self) -> bool:
        """Whether there is a server to ask."""
        return self.active and bool(self.host)


class MailState(models.TextChoices):
    STORED = "stored", pgettext_lazy("state of a mail", "Just in")
    QUARANTINE = "quarantine", pgettext_lazy("state of a mail", "To look at")
    ASIDE = "aside", pgettext_lazy("state of a mail", "Put aside")
    LANDED = "landed", pgettext_lazy("state of a mail", "In a report")
    ANSWERED = "answered", pgettext_lazy("state of a mail", "Answered")
    DISCARDED = "discarded", pgettext_lazy("state of a mail", "Thrown away")


class IncomingMail(models.Model):
    """One mail, once: by its place in the mailbox, and by `key`, made of its Message-ID."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="mails")
    municipality = MunicipalityField()
    uid_validity = models.BigIntegerField()
    uid = models.BigIntegerField()
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    message_id = models.CharField(max_length=500, blank=True)
    truncated = models.BooleanField(default=False)
    size = models.PositiveIntegerField()

    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.STORED)
    reason = models.CharField(max_length=20, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=14, blank=True, help_text="The melding it landed in, or names")
    made_melding = models.BooleanField(default=False)

    sender_email = models.CharField(max_length=320, blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    beginning = models.CharField(max_length=300, blank=True)
    files = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField(null=True, blank=True)
    stored_at = models.DateTimeField()
    decided_by = ActorField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "uid_validity", "uid"], name="mail_once_per_place"),
            models.UniqueConstraint(fields=["mailbox", "key"], name="mail_once_per_id"),
        ]
        indexes = [
            models.Index(fields=["municipality", "state", "-stored_at"], name="mail_by_state"),
            models.Index(fields=["mailbox", "id"], condition=Q(state="stored"), name="mail_to_handle"),
            models.Index(fields=["municipality", "sender_email", "stored_at"], name="mail_of_sender"),
            models.Index(fields=["municipality", "message_id"], condition=~Q(message_id=""), name="mail_by_message_id"),
        ]

    def __str__(self) -> str:
        return str(self.ref)

    @property
    def why(self) -> Reason | None:
        """The reason in words, when it has one."""
        return reason(self.reason) if self.reason else None

    @property
    def mark(self) -> str:
        """The icon of the reason."""
        return marks.get(self.reason)


class RawMail(models.Model):
    """The bytes as they came over the wire, compressed. They commit together with the row, or not at all."""

    mail = models.OneToOneField(IncomingMail, on_delete=models.CASCADE, related_name="raw")
    municipality = MunicipalityField()
    packed = models.BinaryField()

    def __str__(self) -> str:
        return str(self.mail_id)
