"""Municipalities, their hosts, and what they take part in. Lives in `public`, read before any wall is chosen."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.tenancy.fields import MunicipalityField
from foundation.tenancy.wall import is_schema_name


def check_schema_name(value: str) -> None:
    if not is_schema_name(value):
        raise ValidationError(
            _("A schema name starts with a letter and has 2 to 40 small letters, digits or underscores.")
        )


class Municipality(models.Model):
    """A municipality of the coalition: one tenant, one schema, one set of walls."""

    class State(models.TextChoices):
        ACTIVE = "active", _("active")
        SUSPENDED = "suspended", _("suspended")

    class Form(models.TextChoices):
        CITY = "stad", _("city")
        MUNICIPALITY = "gemeente", _("municipality")

    schema_name = MunicipalityField(unique=True, validators=[check_schema_name])
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80, unique=True)
    refnis = models.CharField(_("REFNIS code"), max_length=5, unique=True)
    form = models.CharField(max_length=10, choices=Form, default=Form.MUNICIPALITY)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    postal_codes = models.JSONField(default=list)
    languages = models.JSONField(default=list, help_text=_("Language codes, the first one is the default."))
    contact = models.JSONField(default=dict, help_text=_("phone, email, street, postal_code, city, website"))
    opening_hours = models.JSONField(default=dict, help_text=_("Desk hours per weekday: {'mon': [['09:00','12:00']]}"))
    theme = models.JSONField(default=dict)
    settings = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    # Read by django-tenants when a row is deleted: a schema is dropped by `tenants.provisioning`, with its role.
    auto_drop_schema: ClassVar[bool] = False

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name


class Domain(models.Model):
    """A host of a municipality beside `<slug>.<domain>`, such as its own name."""

    host = models.CharField(max_length=253, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="domains")

    def __str__(self) -> str:
        return self.host


class Participation(models.Model):
    """A municipality takes part in a shared service, in a mode, from a day on, by a decision."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="participations")
    service = models.SlugField(max_length=40)
    mode = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    decision = models.CharField(_("decision reference"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "service", "starts_on"], name="participation_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="participation_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.service} ({self.mode})"


class RegistryVersion(models.Model):
    """One row, counted up by every change of the register, so that each process notices within a second."""

    number = models.BigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)
