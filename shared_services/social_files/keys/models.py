"""What is kept of the keys of an OCMW, in its own schema: sealed boxes, for two passphrases and the outer key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField


class KeyHolder(models.Model):
    """Somebody who can unlock together with another; or the sealed envelope in the safe, which counts as one."""

    class Kind(models.TextChoices):
        PERSON = "person", _("key holder")
        ENVELOPE = "envelope", _("sealed envelope")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    user_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=120)
    salt = models.BinaryField()
    memory_kib = models.PositiveIntegerField()
    public = models.BinaryField()
    sealed = models.BinaryField()
    enrolled_at = models.DateTimeField()
    enrolled_by = ActorField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user_id"],
                condition=models.Q(left_at=None, user_id__isnull=False),
                name="social_one_key_per_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class KeyShare(models.Model):
    """One half of the unlocking secret, sealed to its holder; it fits the half of one other holder."""

    holder = models.ForeignKey(KeyHolder, on_delete=models.CASCADE, related_name="shares")
    other = models.ForeignKey(KeyHolder, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["holder", "other"], name="social_share_once"),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id}/{self.other_id}"


class KeyRing(models.Model):
    """The search key and the log key, sealed. There is one."""

    only = models.BooleanField(default=True, unique=True)
    sealed = models.BinaryField()
    founded_at = models.DateTimeField()
    founded_by = ActorField()

    def __str__(self) -> str:
        return f"{self.founded_at:%Y-%m-%d}"


class KeyGeneration(models.Model):
    """Keys that were made together, sealed. Emptied when they are destroyed."""

    key_id = models.CharField(max_length=32, unique=True)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    made_by = ActorField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.key_id
