"""What was told to whom, over which channel, and whether it arrived at the door."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.tenancy.fields import MunicipalityField


class State(models.TextChoices):
    QUEUED = "queued", _("queued")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")


class Delivery(models.Model):
    """One message to one address. `municipality` is who speaks; "public" is the region.

    `failed` is not the end: the worker tries again until its task is given up.
    """

    municipality = MunicipalityField()
    key = models.CharField(max_length=200)
    channel = models.CharField(max_length=20)
    recipient = models.CharField(max_length=320)
    template = models.CharField(max_length=120)
    context = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    subject = models.CharField(max_length=250, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="delivery_once_per_key")]
        indexes = [models.Index(fields=["municipality", "-created_at"], name="delivery_newest")]

    def __str__(self) -> str:
        return f"{self.template} ({self.state})"
