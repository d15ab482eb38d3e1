"""Fictitious families in three OCMWs, with a social worker, a head and two key holders each."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate, now

from foundation.access.actions import grant
from foundation.identity.actor import Actor
from foundation.identity.demo import account
from foundation.identity.models import User
from shared_services.social_files import participation, roles
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.actions import meetings, opening, writing
from shared_services.social_files.investigation.demo_families import BY_SLUG, Family
from shared_services.social_files.investigation.sections import BY_KIND
from shared_services.social_files.keys import demo_unlocking
from tenants.registry.snapshot import MunicipalitySnapshot

BY = Actor.system("demo")
STAFF = (
    ("maatschappelijk-werker", "Sara", roles.WORKER),
    ("hoofdsociaal", "Hanne", roles.HEAD_ROLE),
    ("sleutelhouder", "Koen", roles.HOLDER),
    ("bcsd", "Bert", roles.MEMBER),
)


def load(place: MunicipalitySnapshot) -> None:
    """Idempotent: a place that has files gets no more."""
    if not participation.takes_part(place, localdate()):
        return
    people = {role: _colleague(place, login, name, role) for login, name, role in STAFF}
    grant(people[roles.HEAD_ROLE], role=roles.HOLDER, by=BY)
    holders = {people[role].pk: str(people[role]) for role in (roles.HEAD_ROLE, roles.HOLDER)}
    demo_unlocking.found_by_itself(holders, at=now())
    demo_unlocking.open_by_itself()
    if queries.living_files():
        return
    for family in BY_SLUG.get(place.slug, ()):
        _write(family, people[roles.WORKER])
    meeting = meetings.plan(localdate() + timedelta(days=3), by=BY)
    meetings.put_on_agenda(meeting, queries.living_files()[-1], by=BY, at=now())


def _colleague(place: MunicipalitySnapshot, login: str, name: str, role: str) -> User:
    user = account(f"{login}@{place.slug}.demo", f"{name} ({place.name})")
    grant(user, role=role, by=BY)
    return user


def _write(family: Family, worker: User) -> None:
    at, by = now(), Actor.person(worker)
    opened = opening.open_new(family.people, lead=worker, by=by, at=at)
    for kind, content in family.sections.items():
        part = queries.part(opened.file, kind)
        ground = BY_KIND[kind].ground
        writing.save(opened, part, content, base=0, ground=ground, user_id=worker.pk, by=by, at=at)
