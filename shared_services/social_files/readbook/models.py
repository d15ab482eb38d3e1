"""One line per reading or writing of a part of a social file, each chained to the one before.

`digest` is SHA-256 over the line and the digest before it; `seal` is the kluis vouching for that digest with a key that
is in no database, so that somebody with all rights on the database cannot write the chain anew.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from foundation.identity.actor import ActorField


class ReadLine(models.Model):
    """Codes and references only: whose file it is can be read by who may open the file."""

    seq = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    by = ActorField()
    verb = models.CharField(max_length=30)
    file = models.UUIDField(null=True, db_index=True)
    section = models.CharField(max_length=30, blank=True)
    version = models.PositiveIntegerField(default=0)
    purpose = models.CharField(max_length=20, blank=True)
    previous = models.BinaryField()
    digest = models.BinaryField()
    seal = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"
