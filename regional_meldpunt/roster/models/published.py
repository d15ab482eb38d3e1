"""What was published: who is on call when, for ever. Only the time to come can still change."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.roster.models.plan import Layer, Roster
from regional_meldpunt.roster.models.spans import apart, in_order, person_key


class Kind(models.TextChoices):
    """Why there is a new version."""

    PLAN = "plan", pgettext_lazy("version of a roster", "Published")
    SWAP = "swap", pgettext_lazy("version of a roster", "Swap")
    PEOPLE = "people", pgettext_lazy("version of a roster", "Somebody left")
    LONGER = "longer", pgettext_lazy("version of a roster", "Planned further")


class Publication(models.Model):
    """A version of a roster, with the definition that its shifts were made from."""

    roster = models.ForeignKey(Roster, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PLAN)
    at = models.DateTimeField()
    by = ActorField()
    until = models.DateTimeField()
    definition = models.JSONField()
    changes = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["roster", "number"], name="publication_number"),
        ]

    def __str__(self) -> str:
        return f"{self.roster_id}/{self.number}"


class Shift(models.Model):
    """One person is on call in a layer from a moment to a moment. The past of it never changes (see `sql/`)."""

    roster = models.ForeignKey(Roster, on_delete=models.PROTECT, related_name="shifts")
    layer = models.ForeignKey(Layer, on_delete=models.PROTECT, related_name="shifts")
    person = person_key(verbose_name=_("person"))
    person_name = models.CharField(max_length=120)
    home = MunicipalityField()
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    source = models.CharField(max_length=10, default="rotation")
    key = models.CharField(max_length=80)
    turn_rotation = models.BigIntegerField(null=True)
    turn_person = models.BigIntegerField(null=True)
    turn_nth = models.IntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering: ClassVar[list[str]] = ["starts_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            in_order("shift_ends_after_start"),
            apart("shift_no_overlap", "layer_id", "person_id"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "starts_at"], name="shift_of_person"),
            models.Index(fields=["roster", "ends_at"], name="shift_of_roster"),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}: {self.starts_at:%d/%m %H:%M} - {self.ends_at:%d/%m %H:%M}"
