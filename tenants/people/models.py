"""A person as the region knows them: who they are, which municipality answers for them, and their account here."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField


class Person(models.Model):
    municipality = MunicipalityField(_("home municipality"))
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone, day and night"), max_length=30, blank=True)
    role = models.CharField(_("task at the region"), max_length=40)
    language = models.CharField(_("language"), max_length=5, default="nl")
    region_account = models.BigIntegerField(null=True, editable=False)
    home_account = models.BigIntegerField(null=True, editable=False)
    active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    invited_by = ActorField()
    secret_hash = models.CharField(max_length=64, blank=True, db_index=True)
    secret_until = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = ActorField(null=True)

    class Meta:
        verbose_name = _("person of the region")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "email"], name="people_one_per_address"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "active", "name"], name="people_of_municipality"),
            models.Index(fields=["region_account"], name="people_account"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """`invited`, `active` or `withdrawn`."""
        if not self.active:
            return "withdrawn"
        return "active" if self.joined_at else "invited"
