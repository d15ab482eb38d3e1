"""Days on which a municipality closes although it is no public holiday."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.tenancy.fields import MunicipalityField


class ClosingDay(models.Model):
    """One own closing day: a bridge day, the local fair, the afternoon of 24 December, or each 11 July."""

    municipality = MunicipalityField()
    day = models.DateField(_("day"))
    from_time = models.TimeField(_("closed from"), null=True, blank=True)
    yearly = models.BooleanField(_("every year"), default=False)
    name = models.CharField(_("reason"), max_length=80)

    class Meta:
        verbose_name = _("closing day")
        verbose_name_plural = _("closing days")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "day"], name="closing_day_once_per_municipality"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d-%m-%Y} {self.name}"
