"""What everybody in the region may know of the keys of an OCMW: to seal for it and to know its signature."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from foundation.tenancy.fields import MunicipalityField


class PublicKey(models.Model):
    """One generation. A revoked one seals nothing and vouches for nothing that came after its end."""

    municipality = MunicipalityField()
    key_id = models.CharField(max_length=32)
    public = models.BinaryField(help_text="X25519, 32 bytes")
    verify = models.BinaryField(help_text="Ed25519, 32 bytes")
    since = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["municipality", "-since", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "key_id"], name="social_public_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.key_id}"
