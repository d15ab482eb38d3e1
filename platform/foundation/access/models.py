"""Grants are records: who gave which role to whom, who confirmed it, until when, and who took it back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations
from foundation.identity.actor import ActorField


class AccessGrant(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("role"), max_length=40)
    granted_at = models.DateTimeField(default=timezone.now, editable=False)
    granted_by = ActorField()
    needs_confirmation = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = ActorField(null=True)
    valid_until = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = ActorField(null=True)

    class Meta:
        ordering = ["role"]
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], condition=Q(revoked_at=None), name="access_one_grant"),
        ]

    def __str__(self) -> str:
        return f"{self.role} ({self.user_id})"

    @property
    def label(self) -> str:
        return str(declarations.get(self.role)) if declarations.exists(self.role) else self.role

    @property
    def awaits_confirmation(self) -> bool:
        return self.needs_confirmation and self.confirmed_at is None
