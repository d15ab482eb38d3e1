"""Three transfers of families that do not exist: one to be read, one that waits at the sender, one that is finished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.timezone import localdate, make_aware

from foundation.calendar import is_workday
from foundation.identity.actor import Actor
from foundation.identity.demo import account
from foundation.identity.models import User
from foundation.tenancy import municipality
from shared_services.social_files import participation
from shared_services.social_files.consent import actions as consent
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.consent import sealed as consent_sealed
from shared_services.social_files.consent import texts
from shared_services.social_files.consent.actions import Way, Word
from shared_services.social_files.consent.actions.saying import Proof
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.demo_families import AMARA, JEANNINE, YUSUF_AND_LORE, Family
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.sections import BY_KIND
from shared_services.social_files.keys import demo_unlocking, kluis
from shared_services.social_files.transfer import asking, collecting, giving, queries, receiving, sending
from shared_services.social_files.transfer.redaction import proposed
from shared_services.social_files.transfer.sealed import OpenTransfer, open_transfer
from shared_services.social_files.transfer.states import Choice, Decision, Side
from tenants.registry.hosts import by_schema, municipalities

FAMILY_PARTS = ("identity", "housing", "home_visit", "means", "rights", "health", "gpmi")
NEEDED = ("harelbeke", "kortrijk", "menen")


def load() -> None:
    """Behind each wall in turn. Idempotent: an OCMW that has a transfer gets no more."""
    today = localdate()
    places = {place.schema_name for place in municipalities() if participation.takes_part(place, today)}
    if not set(NEEDED) <= places:
        return
    for schema in NEEDED:
        with municipality(schema):
            demo_unlocking.open_by_itself()
            if not kluis.state().open or queries.running(Side.ASKED) or queries.over():
                return
    _to_be_read()
    _waiting()
    _finished()


def _moment(back: int, hour: int, minute: int) -> datetime:
    """In the office, so many working days ago."""
    day = localdate()
    for _one in range(back):
        day = next(one for one in (day - timedelta(days=n) for n in range(1, 30)) if is_workday(one, "kortrijk"))
    return make_aware(datetime.combine(day, time(hour, minute)))


def _to_be_read() -> None:
    purpose = "Leefloon en installatiepremie na de verhuizing"
    refused, at = {"health": Word.REFUSED}, _moment(3, 9, 40)
    ref = _ask("menen", "kortrijk", YUSUF_AND_LORE, FAMILY_PARTS, refused, purpose=purpose, at=at)
    _send("kortrijk", ref, at=_moment(2, 14, 5))
    with municipality("menen"):
        worker, later = _worker("menen"), _moment(1, 10, 20)
        collecting.collect(later)
        receiving.open_parcel(_of(ref), by=Actor.person(worker), at=later)
        for kind, decision, why in (
            ("identity", Decision.TAKE, ""),
            ("housing", Decision.AGAIN, "andere woning"),
            ("home_visit", Decision.AGAIN, "eerst zelf langsgaan"),
        ):
            section = queries.section(_of(ref).row, kind)
            if section is not None:
                receiving.decide(_of(ref), section, decision, why=why, by=Actor.person(worker), at=later)


def _waiting() -> None:
    purpose, at = "Hulp bij de energiefactuur, nu zij bij haar dochter woont", _moment(1, 11, 15)
    _ask("harelbeke", "kortrijk", JEANNINE, ("identity", "means", "rights"), {}, purpose=purpose, at=at)
    with municipality("kortrijk"):
        collecting.collect(at + timedelta(minutes=50))


def _finished() -> None:
    purpose, at = "Materiaal voor de baby en hulp met papieren", _moment(8, 10, 5)
    ref = _ask("harelbeke", "menen", AMARA, ("request", "housing"), {}, purpose=purpose, at=at)
    _send("menen", ref, at=_moment(6, 15, 30))
    with municipality("harelbeke"):
        worker, later = _worker("harelbeke"), _moment(5, 9, 50)
        by = Actor.person(worker)
        collecting.collect(later)
        receiving.open_parcel(_of(ref), by=by, at=later)
        for section in queries.sections(_of(ref).row):
            taken = section.kind == "request"
            why = "" if taken else "andere woning"
            decision = Decision.TAKE if taken else Decision.AGAIN
            receiving.decide(_of(ref), section, decision, why=why, by=by, at=later)
        receiving.finish(_of(ref), worker=worker, by=by, at=later)
    with municipality("menen"):
        collecting.collect(_moment(5, 13, 10))


def _ask(
    schema: str,
    other: str,
    family: Family,
    kinds: tuple[str, ...],
    refused: Mapping[str, Word],
    *,
    purpose: str,
    at: datetime,
) -> UUID:
    """Asked at the desk, with a colleague as witness; sent half an hour later."""
    with municipality(schema):
        worker = _worker(schema)
        by, grounds = Actor.person(worker), {kind: BY_KIND[kind].ground for kind in kinds}
        moved = date(at.year, at.month, at.day) - timedelta(days=2)
        wanted = asking.Wanted(other, family.people, moved, purpose, grounds)
        opened = asking.begin(wanted, worker=worker, file=None, by=by, at=at)
        for row in consents.participants(opened.row.ref):
            (found,) = consent_sealed.opened([row])
            person = consents.person(row, at=at)
            said = {point.kind: Word.AGREED if point.ground == "consent" else Word.TOLD for point in person.points}
            facts = {"sender": by_schema(other).name}
            form = texts.compose(person, facts, receiver=by_schema(schema).name, language="nl")
            proof = Proof(witness="Hanne", witness_id=worker.pk)
            consent.say(found, {**said, **refused}, shown=form.shown, way=Way.DESK, by=by, at=at, proof=proof)
        asking.send(_of(opened.row.ref), by=by, at=at + timedelta(minutes=35))
        return opened.row.ref


def _send(schema: str, ref: UUID, *, at: datetime) -> None:
    with municipality(schema):
        worker = _worker(schema)
        by = Actor.person(worker)
        collecting.collect(at)
        giving.take_up(_of(ref).row, worker=worker, by=by, at=at)
        file = _own(_of(ref), by=by, at=at)
        giving.match(_of(ref).row, file, by=by, at=at)
        for section in queries.sections(_of(ref).row):
            opened = _of(ref)
            part = files.part(file, section.kind)
            agreed = giving.agreement(opened, section.kind)["state"] != "none"
            choice = Choice.SEND if part.latest and agreed else Choice.NOTHING if agreed else Choice.REFUSE
            giving.choose(
                opened,
                section,
                choice,
                redaction=proposed(section.kind, {}, without=()),
                why="Er is geen toestemming." if choice == Choice.REFUSE else "",
                version=part.latest,
                documents=[],
                by=by,
                at=at,
            )
        sending.send(_of(ref), by=by, at=at)


def _own(opened: OpenTransfer, *, by: Actor, at: datetime) -> SocialFile:
    return giving.candidates(opened, by=by, at=at)[0].file


def _of(ref: UUID) -> OpenTransfer:
    row = queries.by_ref(ref)
    if row is None:
        raise LookupError("No transfer of the demo.")
    return open_transfer(row)


def _worker(schema: str) -> User:
    place = by_schema(schema)
    return account(f"maatschappelijk-werker@{place.slug}.demo", f"Sara ({place.name})")
