"""What reporters must hear: asked for inside the action, written and sent later by `regional_meldpunt.answers`.

The request carries a number and no person: the worker opens the contact book of the municipality that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from foundation.identity.actor import Actor
from foundation.tasks import ask_for, ask_for_all, asking, task
from foundation.tenancy import municipality
from foundation.tenancy.parts import Part
from foundation.tenancy.planned import Planned, among
from regional_meldpunt.contacts import moving
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding, Signaal

TELL = "regional_meldpunt.answers.writing.tell"
MOVE = "regional_meldpunt.meldingen.mails.move"


def at_first(melding: Melding, *, by: Actor) -> list[Part]:
    """What is asked for with a melding that is being made, when there is anybody to answer."""
    if melding.contact_ref is None:
        return []
    parts = [asking(TELL, key=_key(melding, "received"), **_told(melding, "received"))]
    if melding.municipality != melding.received_by:
        parts.insert(0, asking(MOVE, **_moved(melding, melding.received_by, melding.municipality, by)))
    return parts


def after(melding: Melding, template: str, *, status: str = "") -> None:
    """Ask that the reporters hear of the melding as it is now, when there is anybody to answer.

    `status` is that of the melding it was joined to, when that one is what they wait for.
    """
    if queries.has_contact(melding):
        ask_for(TELL, key=_key(melding, template), **_told(melding, template, status))


def after_all(meldingen: Sequence[Melding], template: str) -> None:
    """As `after` for each of them, in two statements."""
    reached = _with_contact(meldingen)
    told = [melding for melding in meldingen if melding.pk in reached]
    ask_for_all(TELL, {_key(melding, template): _told(melding, template) for melding in told})


def _with_contact(meldingen: Iterable[Melding]) -> set[int]:
    """Those of these meldingen of which a reporter left something to answer to."""
    known = {melding.pk: melding.contact_ref for melding in meldingen}
    found = {pk for pk, ref in known.items() if ref is not None}
    if asked := known.keys() - found:
        found.update(_ANSWERABLE.ask(list(asked)))
    return found


_ANSWERABLE = Planned(
    lambda: (
        Signaal.objects.order_by()
        .filter(among("melding_id", 1), contact_ref__isnull=False)
        .values_list("melding_id", flat=True)
    )
)


def _key(melding: Melding, template: str) -> str:
    return f"tell:{melding.number}:{template}:{melding.version}"


def _told(melding: Melding, template: str, status: str = "") -> dict[str, Any]:
    return {
        "number": melding.number,
        "municipality_name": melding.municipality,
        "template": template,
        "status": str(status or melding.status),
        "moment": melding.changed_at.isoformat(),
    }


def move_contact(melding: Melding, origin: str, target: str, *, by: Actor) -> None:
    """Ask that the contacts of all its reporters go from the book of one municipality to that of another."""
    if target == origin or not queries.has_contact(melding):
        return
    ask_for(MOVE, **_moved(melding, origin, target, by))


def _moved(melding: Melding, origin: str, target: str, by: Actor) -> dict[str, Any]:
    key = f"contact-move:{melding.number}:{melding.version}"
    return {"key": key, "number": melding.number, "origin": origin, "target": target, "by": asdict(by)}


@task(atomic=False)
def move(*, number: str, origin: str, target: str, by: dict[str, Any] | None = None) -> None:
    """Each contact is copied first and forgotten then; harmless to repeat."""
    with municipality(target):
        melding = queries.by_number(number)
        refs = [row.contact_ref for row in queries.signalen(melding)] if melding else []
        refs = [*refs, melding.contact_ref] if melding else []
    for ref in dict.fromkeys(refs):
        if ref is not None:
            moving.follow(ref=str(ref), origin=origin, target=target, number=number, by=by)
