"""A swap: somebody asks a colleague, or everybody, to take a shift or a part of it, perhaps for one in return."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from regional_meldpunt.roster.models.plan import Layer, Roster
from regional_meldpunt.roster.models.spans import in_order, person_key


class SwapState(models.TextChoices):
    OPEN = "open", pgettext_lazy("swap", "Asked")
    TAKEN = "taken", pgettext_lazy("swap", "Taken over")
    REFUSED = "refused", pgettext_lazy("swap", "Rather not")
    WITHDRAWN = "withdrawn", pgettext_lazy("swap", "Withdrawn")
    EXPIRED = "expired", pgettext_lazy("swap", "Too late")


class Swap(models.Model):
    """`asked` is nobody when everybody of the roster may take it."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="swaps")
    giver = person_key()
    asked = person_key()
    taker = person_key()
    state = models.CharField(max_length=10, choices=SwapState, default=SwapState.OPEN)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = ActorField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["roster", "state"], name="swap_of_roster")]

    def __str__(self) -> str:
        return f"{self.giver_id}: {self.state}"


class SwapLeg(models.Model):
    """What changes hands. With a turn it moves with that turn; `starts_at` and `ends_at` are what was seen at asking.

    `returns` marks the shift that the giver takes in return.
    """

    swap = models.ForeignKey(Swap, on_delete=models.CASCADE, related_name="legs")
    layer = models.ForeignKey(Layer, on_delete=models.CASCADE, related_name="+")
    returns = models.BooleanField(default=False)
    turn_rotation = models.BigIntegerField(null=True)
    turn_person = models.BigIntegerField(null=True)
    turn_nth = models.IntegerField(null=True)
    from_offset = models.DurationField(null=True)
    until_offset = models.DurationField(null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["returns", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [in_order("swap_leg_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.starts_at:%d/%m %H:%M} - {self.ends_at:%d/%m %H:%M}"
