"""For which municipality is this question, behind which wall, with whose key? Also: which rows an office may open."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.http import Http404, HttpRequest

from foundation.access.finding import or_404
from foundation.tenancy import municipality
from regional_meldpunt.meldingen import melding_number
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.open311 import problems, queries
from regional_meldpunt.open311.asked import given
from regional_meldpunt.open311.models import ApiKey, Endpoint, Link, Submission
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

KEY_HEADER = "X-Api-Key"


def digest(key: str) -> str:
    """A key has 192 random bits: one round of hashing is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def jurisdiction(request: HttpRequest) -> MunicipalitySnapshot:
    """The municipality of the host; at the region the one that `jurisdiction_id` names. Raises ApiProblem."""
    own: MunicipalitySnapshot | None = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    wanted = given(request, "jurisdiction_id").lower()
    if not wanted:
        if own is None:
            raise problems.missing("jurisdiction_id")
        return own
    candidates = hosts.municipalities() if own is None else [own]
    for member in candidates:
        if wanted in (member.slug, member.schema_name, member.refnis, member.host):
            return member
    raise problems.unknown("jurisdiction_id")


@contextmanager
def behind_wall_of(request: HttpRequest, place: MunicipalitySnapshot) -> Iterator[None]:
    """At the region a question about one municipality is answered behind its wall, as on its own host."""
    own = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    with municipality(place) if own is None else nullcontext():
        yield


def key_of(request: HttpRequest) -> ApiKey | None:
    """The key that came along; None when there was none. Raises ApiProblem for one that is not (or no longer) valid."""
    offered = given(request, "api_key") or request.headers.get(KEY_HEADER, "")
    if not offered:
        return None
    found = queries.key(digest(offered))
    if found is None:
        raise problems.bad_key()
    return found


def needed_key(request: HttpRequest) -> ApiKey:
    found = key_of(request)
    if found is None:
        raise problems.no_key()
    return found


def melding(number: str) -> Melding:
    """The melding of a service_request_id, as far as this wall shows it. Raises ApiProblem."""
    stored = melding_number.normalise(number)
    found = meldingen.by_number(stored) if stored else None
    if found is None:
        raise problems.unknown("service_request_id")
    return found


def own_submission(found: Melding, key: ApiKey | None) -> Submission | None:
    """What this key sent in for a melding; None for somebody else's."""
    submission = queries.submission(found)
    return submission if submission and key and submission.api_key_id == key.pk else None


def key_or_404(pk: int) -> ApiKey:
    return or_404(queries.key_by_id(pk))


def endpoint_or_404(slug: str) -> Endpoint:
    return or_404(queries.endpoint(slug))


def link_or_404(pk: int) -> Link:
    return or_404(queries.link(pk))


def own_melding_or_404(number: str, place: MunicipalitySnapshot) -> Melding:
    """A melding that this municipality is competent for: only that one can be handed on."""
    stored = melding_number.normalise(number)
    found = meldingen.by_number(stored) if stored else None
    if found is None or found.municipality != place.schema_name:
        raise Http404
    return found
