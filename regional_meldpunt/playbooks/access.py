"""Which draaiboek somebody may change, and whose steps they may tick. Unknown and a neighbour's look the same: 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from foundation.access.finding import or_404
from foundation.tenancy import WallState, current
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import access as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.playbooks import queries
from regional_meldpunt.playbooks.models import Edition, Offer, Playbook
from tenants.people.queries import person_of_account


def book(pk: int) -> Playbook:
    """One's own."""
    return or_404(queries.own(owner_here(), pk))


def edition(pk: int, number: int) -> Edition:
    return or_404(queries.edition(book(pk), number))


def example(pk: int) -> Playbook:
    found = queries.example(pk)
    if found is None or not found.active:
        raise Http404
    return found


def offer(pk: int) -> Offer:
    return or_404(queries.offer(pk, but=owner_here()))


def melding(number: str) -> Melding:
    """Of the own municipality, or at the desk; what was handed over to a neighbour can only be read."""
    found = meldingen.melding(number)
    if current().state is WallState.MUNICIPALITY and found.municipality != current().schema:
        raise Http404
    return found


def alarm(request: HttpRequest, pk: int) -> Alarm:
    """One's own, behind the wall of the desk."""
    person = person_of_account(request.user.pk or 0)
    return or_404(dispatch.alarm_of(person.pk, pk) if person else None)
