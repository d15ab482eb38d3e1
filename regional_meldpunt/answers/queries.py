"""Reads of messages behind the present wall; lists come back evaluated."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import now

from regional_meldpunt.answers.models import Direction, IncomingText, Message, MessageState, TextState, Way
from regional_meldpunt.meldingen.models import Melding, Signaal

MOST = 500
LATE = timedelta(minutes=1)
STUCK_STATES = (MessageState.FAILED, MessageState.BOUNCED)


def signalen_of(refs: Sequence[uuid.UUID]) -> list[Signaal]:
    """The contacts that these references of the contact book belong to, newest first, with their melding."""
    rows = Signaal.objects.select_related("melding__category").filter(contact_ref__in=refs)
    return list(rows.order_by("-at")[:MOST])


def of_melding(melding: Melding) -> list[Message]:
    """The whole conversation, newest first, with every try."""
    return list(Message.objects.prefetch_related("tries").filter(melding=melding).order_by("-at", "-id")[:MOST])


def message(pk: int) -> Message | None:
    return Message.objects.select_related("melding__category").prefetch_related("tries").filter(pk=pk).first()


def letters(*, responsible: str = "") -> list[Message]:
    """What must be printed and posted, oldest first."""
    return list(_open(responsible).filter(channel=Way.LETTER, state=MessageState.QUEUED)[:MOST])


def calls(*, responsible: str = "") -> list[Message]:
    """Who must be called back, oldest first."""
    return list(_open(responsible).filter(channel=Way.CALLBACK, state=MessageState.QUEUED)[:MOST])


def stuck(at: datetime, *, responsible: str = "") -> list[Message]:
    """What could not be sent or came back, and what should have left but did not."""
    late = Q(state=MessageState.HELD, held_until__lt=at - LATE)
    return list(_open(responsible).filter(Q(state__in=STUCK_STATES) | late)[:MOST])


def counts(at: datetime, *, responsible: str = "") -> dict[str, int]:
    """How many of each wait for a person."""
    late = Q(state=MessageState.HELD, held_until__lt=at - LATE)
    return dict(
        _open(responsible)
        .order_by()
        .aggregate(
            letters=Count("pk", filter=Q(channel=Way.LETTER, state=MessageState.QUEUED)),
            calls=Count("pk", filter=Q(channel=Way.CALLBACK, state=MessageState.QUEUED)),
            stuck=Count("pk", filter=Q(state__in=STUCK_STATES) | late),
        )
    )


def written_to(signalen: Sequence[uuid.UUID], *, since: timedelta = timedelta(days=30)) -> set[uuid.UUID]:
    """To which of these reporters a text message went lately."""
    rows = Message.objects.filter(signaal__in=signalen, channel=Way.SMS, direction=Direction.OUT)
    rows = rows.filter(state__in=(MessageState.SENT, MessageState.ARRIVED), at__gt=now() - since)
    return {key for key in rows.values_list("signaal", flat=True) if key}


def texts() -> list[IncomingText]:
    """Text messages that wait for a person behind this wall, oldest first."""
    return list(IncomingText.objects.filter(state=TextState.WAITING)[:MOST])


def waiting_text(pk: int) -> IncomingText | None:
    return IncomingText.objects.filter(pk=pk, state=TextState.WAITING).first()


def held(melding: Melding, at: datetime) -> list[Message]:
    """What a person wrote and can still undo; what is told by itself has no author who waits for it."""
    rows = Message.objects.filter(melding=melding, state=MessageState.HELD, held_until__gt=at).exclude(said="")
    return [row for row in rows if row.by.is_known]


def _open(responsible: str) -> QuerySet[Message]:
    rows = Message.objects.select_related("melding__category").prefetch_related("tries")
    rows = rows.filter(direction=Direction.OUT, state__in=[MessageState.HELD, MessageState.QUEUED, *STUCK_STATES])
    if responsible:
        rows = rows.filter(melding__responsible=responsible)
    return rows.order_by("at", "pk")
