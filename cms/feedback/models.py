"""Counts of useful and not useful, and what people say is wrong."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField


class Opinion(models.Model):
    """How many people found a page useful or not in one month. Nothing about who."""

    path = models.CharField(max_length=400)
    month = models.DateField()
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["path", "month"], name="opinion_once"),
        ]

    def __str__(self) -> str:
        return self.path


class RemarkState(models.TextChoices):
    NEW = "new", _("New")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without an answer")


class Remark(models.Model):
    """What somebody says is wrong with a page. The address is gone once the answer left, or after a while."""

    path = models.CharField(max_length=400)
    title = models.CharField(max_length=255)
    text = models.TextField(_("what is wrong"), max_length=2000)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=5, default="nl")
    service = models.CharField(max_length=120, blank=True)
    owner = models.CharField(max_length=160, blank=True, help_text="Who was told: a name or an address")
    state = models.CharField(max_length=10, choices=RemarkState, default=RemarkState.NEW)
    at = models.DateTimeField(db_index=True)
    answer = models.TextField(blank=True)
    mailed = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = ActorField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title
