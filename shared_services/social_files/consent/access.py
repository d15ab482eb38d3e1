"""Who comes near a row: a colleague who handles its request, the head of the service, or the adult with their link."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from foundation.access.finding import or_404
from foundation.access.registry import can
from foundation.identity.actor import Actor
from shared_services.social_files.consent import facts, queries, sealed
from shared_services.social_files.consent.models import Participant, Statement
from shared_services.social_files.consent.sealed import OpenParticipant
from shared_services.social_files.roles import HEAD


def participant_or_404(request: HttpRequest, ref: UUID) -> OpenParticipant:
    """Opened by the kluis. Not of yours, destroyed, not here: all look the same."""
    found = queries.participant(ref)
    if found is None or not _works_on(request, found):
        raise Http404
    rows = sealed.opened([found])
    if not rows:
        raise Http404
    return rows[0]


def statement_or_404(opened: OpenParticipant, number: int) -> Statement:
    return or_404(queries.statement(opened.row, number))


def _works_on(request: HttpRequest, row: Participant) -> bool:
    asked_it = row.asked_by.is_known and row.asked_by == Actor.of(request)
    return asked_it or can(request.user, HEAD) or facts.may_work(request, row.request_ref)
