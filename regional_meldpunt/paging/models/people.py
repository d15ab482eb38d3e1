"""By what a person can be reached, and in which order. Somebody without rules of their own has the usual ones."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from tenants.people.models import Person


class Kind(models.TextChoices):
    PUSH = "push", pgettext_lazy("way to reach somebody", "Notification of the app")
    SMS = "sms", pgettext_lazy("way to reach somebody", "Text message")
    VOICE = "voice", pgettext_lazy("way to reach somebody", "Telephone call")
    MAIL = "mail", pgettext_lazy("way to reach somebody", "E-mail")
    CHAT = "chat", pgettext_lazy("way to reach somebody", "Chat")


LOUD = (Kind.SMS, Kind.VOICE)
"""What wakes somebody: a notification or a mail alone never counts as reachable for what is acute."""


class Weight(models.TextChoices):
    IMPORTANT = "important", pgettext_lazy("rules for", "Acute and urgent")
    NORMAL = "normal", pgettext_lazy("rules for", "Everything else")


class Channel(models.Model):
    """One way to reach a person. `address` is a number or a mail address; that of a chat is sealed.

    The code to verify it is not stored: it follows from the moment it was asked for. `fails` counts failures in a
    row; after too many the channel is switched off with the reason.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    address = models.CharField(_("address"), max_length=320, blank=True)
    sealed = models.TextField(blank=True)
    label = models.CharField(_("name"), max_length=60, blank=True)
    asked_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    verified_at = models.DateTimeField(null=True)
    fails = models.PositiveSmallIntegerField(default=0)
    disabled_at = models.DateTimeField(null=True)
    disabled_reason = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "kind", "address"], name="channel_once_per_address"),
        ]

    def __str__(self) -> str:
        return self.label or self.address or self.kind

    @property
    def usable(self) -> bool:
        return self.verified_at is not None and self.disabled_at is None

    @property
    def is_loud(self) -> bool:
        return self.kind in LOUD


class Rule(models.Model):
    """In this order, each so many seconds after the alarm."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    weight = models.CharField(max_length=10, choices=Weight)
    position = models.PositiveSmallIntegerField()
    wait = models.PositiveIntegerField(_("seconds after the alarm"), default=0)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="rules", verbose_name=_("by"))

    class Meta:
        ordering: ClassVar[list[str]] = ["weight", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "weight", "position"],
                name="rule_one_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weight} {self.position}: {self.wait} s"


class Preference(models.Model):
    """Quiet hours of a person, wall-clock; they never hold what is acute or urgent."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+", primary_key=True)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.quiet_from} - {self.quiet_until}"


class PushSubscription(models.Model):
    """A device on which the app shows notifications. Gone as soon as its push service says so."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    endpoint = models.CharField(max_length=1000)
    digest = models.CharField(max_length=64, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=60)
    device = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    reached_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person"], name="push_of_person")]

    def __str__(self) -> str:
        return self.device or f"device {self.pk}"


class TestAlarm(models.Model):
    """An alarm without a melding, to see whether the whole way works. `how`: where it was acknowledged."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = ActorField()
    at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person", "-at"], name="test_alarm_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.at:%d/%m %H:%M}"
