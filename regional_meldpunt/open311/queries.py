"""Reads behind the wall of one municipality: keys, what came in with them, what may be listed, and hand-ons."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from foundation.tenancy import current
from regional_meldpunt.categories.models import REGION, Question
from regional_meldpunt.meldingen.models import HistoryEntry, Melding, Visibility
from regional_meldpunt.meldingen.statuses import FINISHED, STATUSES
from regional_meldpunt.open311.models import ApiKey, Endpoint, Link, PartySystem, Submission
from regional_meldpunt.open311.parameters import MOST, Filter
from regional_meldpunt.open311.states import CLOSED, OPEN

LONGEST_LIST = 500
ENDS = tuple(status.value for status in FINISHED)
GOING_ON = tuple(status for status, _label in STATUSES if status not in ENDS)


def with_questions() -> set[int]:
    """Categories that have any."""
    rows = Question.objects.filter(municipality__in=(REGION, current().schema), active=True)
    return set(rows.values_list("category_id", flat=True))


def key(digest: str) -> ApiKey | None:
    """A key that still opens something."""
    return ApiKey.objects.filter(digest=digest, revoked_at=None).first()


def key_by_id(pk: int) -> ApiKey | None:
    return ApiKey.objects.filter(pk=pk).first()


def keys() -> list[ApiKey]:
    return list(ApiKey.objects.all()[:LONGEST_LIST])


def by_key(received_by: str, key: uuid.UUID) -> Melding | None:
    """What the same report made before."""
    return Melding.objects.select_related("category__group").filter(received_by=received_by, key=key).first()


def submission(melding: Melding) -> Submission | None:
    return Submission.objects.filter(melding=melding).first()


def by_token(token: uuid.UUID) -> Submission | None:
    return Submission.objects.select_related("melding").filter(received_by=current().schema, token=token).first()


def listed(wanted: Filter, api_key: ApiKey | None) -> list[Melding]:
    """What may stand on a list: public meldingen of this municipality, and whatever this key sent in; newest first.

    Two questions, each with an index of its own, put together here: one question with OR would read every row.
    """
    here = current().schema
    public = Melding.objects.filter(municipality=here, public=True, merged_into="")
    found = {row.pk: row for row in _narrowed(public, wanted)}
    if api_key is not None:
        own = Submission.objects.filter(received_by=here, api_key_id=api_key.pk)
        if not wanted.numbers:
            own = own.filter(at__gte=wanted.start, at__lte=wanted.end)
        found |= {row.pk: row for row in _narrowed(Melding.objects.filter(pk__in=own.values("melding_id")), wanted)}
    newest = sorted(found.values(), key=lambda row: (row.reported_at, row.pk), reverse=True)
    return newest[wanted.begin : wanted.begin + wanted.size]


def _narrowed(rows: QuerySet[Melding], wanted: Filter) -> QuerySet[Melding]:
    """The first of them, as many as the page that was asked for can need."""
    rows = rows.select_related("category__group").order_by("-reported_at", "-id")
    if wanted.numbers:
        return rows.filter(number__in=wanted.numbers)[:MOST]
    rows = rows.filter(reported_at__gte=wanted.start, reported_at__lte=wanted.end)
    if wanted.codes:
        rows = rows.filter(category__slug__in=wanted.codes)
    if wanted.statuses and wanted.statuses != {OPEN, CLOSED}:
        rows = rows.filter(status__in=GOING_ON if OPEN in wanted.statuses else ENDS)
    return rows[: wanted.begin + wanted.size]


def sent_by(api_key: ApiKey | None, meldingen: Iterable[Melding]) -> set[int]:
    """Which of these came in with this key."""
    if api_key is None:
        return set()
    ids = [melding.pk for melding in meldingen]
    rows = Submission.objects.filter(received_by=current().schema, api_key_id=api_key.pk, melding__in=ids)
    return set(rows.values_list("melding_id", flat=True))


def last_words(meldingen: Iterable[Melding]) -> dict[int, str]:
    """The last text for everybody of each melding."""
    ids = [melding.pk for melding in meldingen]
    rows = HistoryEntry.objects.filter(melding__in=ids, visibility=Visibility.PUBLIC).exclude(text="")
    return dict(rows.order_by("at", "id").values_list("melding_id", "text"))


def updates(start: datetime, end: datetime, api_key: ApiKey | None, numbers: tuple[str, ...]) -> list[HistoryEntry]:
    """Changes of status of what may be listed, and words for everybody, oldest first."""
    here = current().schema
    told = HistoryEntry.objects.select_related("melding").filter(at__gte=start, at__lte=end)
    told = told.filter(~Q(to_status="") | (Q(visibility=Visibility.PUBLIC) & ~Q(text=""))).order_by("at", "id")
    if numbers:
        told = told.filter(melding__number__in=numbers)
    public = told.filter(municipality=here, melding__public=True, melding__merged_into="")
    found = {line.pk: line for line in public[:MOST]}
    if api_key is not None:
        own = Submission.objects.filter(received_by=here, api_key_id=api_key.pk)
        found |= {line.pk: line for line in told.filter(melding__in=own.values("melding_id"))[:MOST]}
    return sorted(found.values(), key=lambda line: (line.at, line.pk))[:MOST]


def endpoints(*, only_active: bool = False) -> QuerySet[Endpoint]:
    rows = Endpoint.objects.all()
    return rows.filter(active=True) if only_active else rows


def endpoint(slug: str) -> Endpoint | None:
    return Endpoint.objects.filter(slug=slug, municipality=current().schema).first()


def party_system(owner: str, party: str) -> PartySystem | None:
    return PartySystem.objects.filter(municipality=owner, party=party).first()


def link_of(owner: str, pk: int) -> Link | None:
    """The newest hand-on that something in a file asked for."""
    rows = Link.objects.select_related("melding__category").filter(municipality=current().schema)
    return rows.filter(owner=owner, owner_id=pk).order_by("-id").first()


def link(pk: int) -> Link | None:
    return Link.objects.select_related("melding__category").filter(pk=pk, municipality=current().schema).first()


def links_of(melding: Melding) -> list[Link]:
    """Where the melding itself was handed on to; what a task of it asked stands with that task."""
    return list(Link.objects.filter(melding=melding, owner=""))


def links(limit: int = LONGEST_LIST) -> list[Link]:
    """Everything that was handed on, what needs a person first."""
    rows = list(Link.objects.select_related("melding").filter(municipality=current().schema)[:limit])
    return sorted(rows, key=lambda row: not row.problem)


def due(at: datetime) -> list[tuple[int, str, datetime]]:
    """For the queue: which links of which municipality must be sent or asked about."""
    rows = Link.objects.filter(next_at__lte=at).order_by("next_at")
    listed = rows.values_list("pk", "municipality", "next_at")[:LONGEST_LIST]
    return [(pk, schema, moment) for pk, schema, moment in listed if moment is not None]
