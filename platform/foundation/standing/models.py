"""Which transactions changed what stands, so that everybody who remembers it knows that it is no longer so."""

from django.db import models


class Change(models.Model):
    """One transaction that changed a standing table. Written by triggers; nobody else waits for it.

    `token` is drawn anew each time, so that a change that was rolled back is never taken for a later one.
    """

    transaction = models.BigIntegerField(primary_key=True)
    token = models.BigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.transaction)
