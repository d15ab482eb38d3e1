"""A family of four moves from Kortrijk to Menen: the steps of their transfer, each behind its own wall."""

from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.consent import actions as consent
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.consent import sealed as consent_sealed
from shared_services.social_files.consent import texts
from shared_services.social_files.consent.actions import Way, Word
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.actions import documents, opening, writing
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.investigation.sections import BY_KIND
from shared_services.social_files.transfer import asking, collecting, giving, queries, receiving, sending
from shared_services.social_files.transfer.asking import Wanted
from shared_services.social_files.transfer.models import Transfer
from shared_services.social_files.transfer.redaction import proposed
from shared_services.social_files.transfer.sealed import OpenTransfer, open_transfer
from shared_services.social_files.transfer.states import Choice, Decision
from tests import cast
from tests.shared_services.social_files.conftest import LORE, MILA, YUSUF, account

ZEHRA = PersonFacts("Yıldız", "Zehra", "2006-09-01", no_insz="unknown", tie="child")
FAMILY = (LORE, YUSUF, ZEHRA, MILA)
GROUNDS = {"identity": "law", "housing": "law", "means": "law", "rights": "consent", "health": "consent"}
SAID = {
    "identity": {"marital": "married", "nationality": "Belg", "ksz": ["nationality"]},
    "housing": {"form": "private_rent", "rent": "740.00", "state": "Droog. Buurman Piet Goethals kijkt soms mee."},
    "means": {
        "conclusion": "Te weinig.",
        "incomes": [
            {"who": "Lore", "kind": "wage", "amount": "1120.00"},
            {"who": "Lore", "kind": "child", "amount": "380.00", "ksz": True},
        ],
        "debtors": [{"who": "Ann", "tie": "moeder", "amount": "50.00"}],
    },
    "rights": {"rights": [{"what": "sociaal tarief", "state": "running"}], "remarks": "Zehra zoekt een kot."},
    "health": {"situation": "Lore heeft last van haar rug."},
}
SARA, MIRA = Actor("kortrijk", None, "Sara Lievens"), Actor("menen", None, "Mira Naert")
PDF = b"%PDF-1.4 een loonbrief"


def keep_a_file() -> SocialFile:
    """Behind the wall of Kortrijk: what was known there."""
    sara, at = account(cast.SARA), now()
    by = Actor.person(sara)
    opened = opening.open_new(FAMILY, lead=sara, by=by, at=at)
    for kind, content in SAID.items():
        part, ground = files.part(opened.file, kind), BY_KIND[kind].ground
        writing.save(opened, part, content, base=0, ground=ground, user_id=sara.pk, by=by, at=at)
    documents.add(opened, kind="means", name="loonbrief.pdf", data=PDF, ksz=False, by=by, at=at)
    documents.add(opened, kind="means", name="flux.pdf", data=b"%PDF-1.4 kruispuntbank", ksz=True, by=by, at=at)
    return opened.file


def begin(*, other: str = "kortrijk", at: datetime | None = None) -> OpenTransfer:
    """Behind the wall of Menen."""
    mira = account(cast.MIRA)
    wanted = Wanted(other, FAMILY, date(2026, 11, 14), "Leefloon in Menen", GROUNDS)
    return asking.begin(wanted, worker=mira, file=None, by=Actor.person(mira), at=at or now())


def answer(opened: OpenTransfer, first_name: str, *, at: datetime | None = None, **no: Word) -> None:
    """An adult was told everything and agrees to everything, but for what is named."""
    (ref,) = (one["ref"] for one in opened.request()["persons"] if one["first_name"] == first_name)
    at = at or now()
    (row,) = (one for one in consents.participants(opened.row.ref) if str(one.person) == ref)
    (found,) = consent_sealed.opened([row])
    person = consents.person(row, at=at)
    form = texts.compose(person, {"sender": "Kortrijk"}, receiver="Menen", language="nl")
    choices = {p.kind: Word.AGREED if p.ground == "consent" else Word.TOLD for p in person.points}
    consent.say(found, {**choices, **no}, shown=form.shown, way=Way.WEB, by=Actor("menen", None, ""), at=at)


def again(schema: str, ref: UUID) -> OpenTransfer:
    """The transfer as it stands now."""
    row = queries.by_ref(ref)
    assert row is not None, schema
    return open_transfer(row)


def asked(*, at: datetime | None = None) -> UUID:
    """Menen asks; Zehra, an adult child, refuses what concerns rights; nobody agrees on health."""
    with municipality("menen"):
        opened = begin(at=at)
        answer(opened, "Lore", at=at, health=Word.REFUSED)
        answer(opened, "Yusuf", at=at, health=Word.REFUSED)
        answer(opened, "Zehra", at=at, health=Word.REFUSED, rights=Word.REFUSED)
        asking.send(opened, by=MIRA, at=at or now())
        return opened.row.ref


def chosen(ref: UUID, file: SocialFile, *, at: datetime | None = None) -> OpenTransfer:
    """Behind the wall of Kortrijk: Sara takes it up and chooses for every part; housing she refuses."""
    sara, at = account(cast.SARA), at or now()
    collecting.collect(at)
    giving.take_up(again("kortrijk", ref).row, worker=sara, by=SARA, at=at)
    giving.match(again("kortrijk", ref).row, file, by=SARA, at=at)
    choose_again(ref, at=at)
    return again("kortrijk", ref)


def choose_again(ref: UUID, *, at: datetime) -> None:
    opened = again("kortrijk", ref)
    assert opened.row.file is not None
    for section in queries.sections(opened.row):
        agreed = giving.agreement(opened, section.kind)
        refused = section.kind == "housing" or agreed["state"] == "none"
        without = giving.names_of(opened, agreed["without"])
        giving.choose(
            opened,
            section,
            Choice.REFUSE if refused else Choice.SEND,
            redaction=proposed(section.kind, SAID[section.kind], without=without),
            why="De woning is een andere." if refused else "",
            version=1,
            documents=files.documents(opened.row.file),
            by=SARA,
            at=at,
        )


def sent(ref: UUID, file: SocialFile, *, at: datetime | None = None) -> None:
    with municipality("kortrijk"):
        sending.send(chosen(ref, file, at=at), by=SARA, at=at or now())


def opened_there(ref: UUID, *, at: datetime | None = None) -> Transfer:
    with municipality("menen"):
        collecting.collect(at or now())
        receiving.open_parcel(again("menen", ref), by=MIRA, at=at or now())
        return again("menen", ref).row


def decided(ref: UUID, *, at: datetime | None = None) -> SocialFile:
    with municipality("menen"):
        opened = again("menen", ref)
        for section in queries.sections(opened.row):
            if section.choice == Choice.SEND:
                decision = Decision.AGAIN if section.kind == "identity" else Decision.TAKE
                why = "ander adres" if decision == Decision.AGAIN else ""
                receiving.decide(opened, section, decision, why=why, by=MIRA, at=at or now())
        return receiving.finish(again("menen", ref), worker=account(cast.MIRA), by=MIRA, at=at or now())
