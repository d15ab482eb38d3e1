"""A shift: one person is on call from a moment to a moment. Two shifts never overlap; the database sees to that."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from tenants.people.models import Person


class Span(Func):
    """The half-open interval from start to end, as PostgreSQL compares it."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class Shift(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="shifts", verbose_name=_("person"))
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_start"),
            ExclusionConstraint(
                name="shift_no_overlap",
                expressions=[(Span("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS)],
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person", "starts_at"], name="shift_of_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.starts_at:%d/%m %H:%M} - {self.ends_at:%d/%m %H:%M}"
