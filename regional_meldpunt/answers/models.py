"""What was said, to whom, over which channel, and what became of it; the words of each municipality for saying it.

A message lives in `public` beside its melding and therefore holds no address and no name of a reporter: it names the
`Signaal` by its key, and its text keeps `{name}` and `{link}` open until the moment it leaves.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.meldingen.models import Melding, Visibility

REGION = "public"


class Direction(models.TextChoices):
    IN = "in", pgettext_lazy("direction of a message", "Received")
    OUT = "out", pgettext_lazy("direction of a message", "Sent")


class Way(models.TextChoices):
    """How an answer travels. `web` is what a reporter typed on the page behind the secret link."""

    MAIL = "mail", pgettext_lazy("way of answering", "Mail")
    SMS = "sms", pgettext_lazy("way of answering", "Text message")
    LETTER = "letter", pgettext_lazy("way of answering", "Letter")
    CALLBACK = "callback", pgettext_lazy("way of answering", "Call back")
    WEB = "web", pgettext_lazy("way of answering", "Website")


class MessageState(models.TextChoices):
    """`held` waits for a second thought; `queued` waits for a gateway, a stamp or somebody with a telephone."""

    HELD = "held", pgettext_lazy("state of a message", "Held")
    QUEUED = "queued", pgettext_lazy("state of a message", "To send")
    SENT = "sent", pgettext_lazy("state of a message", "Sent")
    ARRIVED = "arrived", pgettext_lazy("state of a message", "Arrived")
    FAILED = "failed", pgettext_lazy("state of a message", "Stuck")
    POSTED = "posted", pgettext_lazy("state of a message", "Posted")
    CALLED = "called", pgettext_lazy("state of a message", "Called")
    BOUNCED = "bounced", pgettext_lazy("state of a message", "Came back")
    UNDONE = "undone", pgettext_lazy("state of a message", "Not sent")
    RECEIVED = "received", pgettext_lazy("state of a message", "Received")


class Message(models.Model):
    """One thing said to one reporter, or by one. `batch` binds what was said at once to all reporters of a melding."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="messages")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    key = models.CharField(max_length=120, help_text="The same message asked for twice is one message")
    batch = models.UUIDField(default=uuid.uuid4)

    direction = models.CharField(max_length=3, choices=Direction.choices, default=Direction.OUT)
    channel = models.CharField(max_length=8, choices=Way.choices)
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.REPORTER)
    signaal = models.UUIDField(null=True, blank=True, help_text="Key of the signaal of the reporter")
    counterpart = models.CharField(max_length=120, blank=True, help_text="An outside party, when it is no reporter")
    template = models.CharField(max_length=24, blank=True)
    language = models.CharField(max_length=5, default="nl")
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    said = models.TextField(blank=True, help_text="What somebody typed, without the words around it")
    files = models.JSONField(default=list, blank=True, help_text="References of stored files that came along")
    message_id = models.CharField(max_length=250, blank=True, help_text="Message-ID of the mail, without brackets")

    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.HELD)
    held_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it is stuck or came back")
    by = ActorField()
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["received_by", "melding", "key"], name="message_once_per_key")]
        indexes = [
            models.Index(fields=["municipality", "melding", "at"], name="message_of_melding"),
            models.Index(
                fields=["municipality", "channel", "at"],
                condition=Q(state__in=["held", "queued", "failed", "bounced"]),
                name="message_open",
            ),
            models.Index(fields=["batch"], name="message_batch"),
            models.Index(fields=["message_id"], condition=~Q(message_id=""), name="message_by_id"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.direction} {self.state}"

    @property
    def is_incoming(self) -> bool:
        return self.direction == Direction.IN

    @property
    def is_stuck(self) -> bool:
        return self.state in (MessageState.FAILED, MessageState.BOUNCED)


class Attempt(models.Model):
    """One try at a message: of the gateway, of the post room, or of somebody at the telephone."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="tries")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    at = models.DateTimeField()
    by = ActorField()
    succeeded = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["municipality", "message", "at"], name="attempt_of_message")]

    def __str__(self) -> str:
        return f"{'ok' if self.succeeded else 'failed'} {self.at:%Y-%m-%d %H:%M}"


class TextState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("state of a text message", "To look at")
    LANDED = "landed", pgettext_lazy("state of a text message", "In a report")
    DISCARDED = "discarded", pgettext_lazy("state of a text message", "Thrown away")


class IncomingText(models.Model):
    """A text message that came in and of which nobody can be sure where it belongs.

    `municipality` is the one in whose contact book the number stands, or "public" (the desk) when there is none, or
    more than one. `number` is the melding it perhaps belongs to, and later the one it landed in.
    """

    municipality = MunicipalityField()
    key = models.CharField(max_length=120)
    phone = models.CharField(max_length=40)
    text = models.TextField()
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=TextState.choices, default=TextState.WAITING)
    number = models.CharField(max_length=14, blank=True)
    decided_by = ActorField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="incoming_text_once")]
        indexes = [models.Index(fields=["municipality", "state", "at"], name="incoming_text_by_state")]

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d %H:%M}"


class Verdict(models.Model):
    """What a reporter thought of it when it was done; one per reporter and closing."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="verdicts")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    signaal = models.UUIDField()
    finished_at = models.DateTimeField(help_text="The closing it is about")
    satisfied = models.BooleanField()
    text = models.TextField(blank=True)
    reopened = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["melding", "signaal", "finished_at"], name="verdict_once_per_closing")
        ]
        indexes = [models.Index(fields=["municipality", "at"], name="verdict_newest")]

    def __str__(self) -> str:
        return f"{'satisfied' if self.satisfied else 'not satisfied'} {self.at:%Y-%m-%d}"


class Wording(models.Model):
    """A municipality's own words for one template, channel and language; without it the common ones are used."""

    municipality = MunicipalityField()
    template = models.CharField(max_length=24)
    channel = models.CharField(max_length=8, choices=Way.choices)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField()
    by = ActorField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "template", "channel", "language"], name="wording_once_per_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.template}/{self.channel}/{self.language}"


class CannedText(models.Model):
    """A sentence somebody would otherwise type every day. `municipality` is "public" for the regional desk."""

    municipality = MunicipalityField()
    title = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="nl")
    text = models.TextField()
    by = ActorField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "id"]
        indexes = [models.Index(fields=["municipality", "title"], name="canned_by_title")]

    def __str__(self) -> str:
        return self.title
