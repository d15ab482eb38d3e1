"""Work that does not reach its receiver stands on the list of what is stuck, beside the messages."""

from __future__ import annotations

from django.urls import reverse

from foundation.tenancy import WallState, current
from regional_meldpunt.answers.others import Stuck
from regional_meldpunt.taak import queries
from regional_meldpunt.taak.models import Taak

FILES = {WallState.MUNICIPALITY: "meldpunt_office:melding", WallState.REGION: "desk:melding"}


def listed(responsible: str) -> list[Stuck]:
    return [_row(taak) for taak in queries.stuck(responsible=responsible)]


def _row(taak: Taak) -> Stuck:
    number = taak.melding.number
    return Stuck(
        number=number,
        what=f"{taak.receiver_name}: {taak.what}",
        about=taak.melding.category.name,
        why=taak.problem,
        since=taak.given_at or taak.made_at,
        file=reverse(FILES[current().state], args=[number]),
        again=reverse("taak:resend", args=[number, taak.pk]),
    )
