"""A family moves and its file follows: the whole protocol between two OCMWs, and what it refuses."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate, now

from foundation.tenancy import municipality
from shared_services.social_files.consent.actions import Word
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.sealed import open_file
from shared_services.social_files.keys import actions as keys
from shared_services.social_files.keys import queries as own_keys
from shared_services.social_files.readbook import queries as readbook
from shared_services.social_files.readbook.verifying import verify
from shared_services.social_files.transfer import (
    asking,
    clock,
    collecting,
    figures,
    giving,
    keeping,
    queries,
    receiving,
    sending,
)
from shared_services.social_files.transfer.problems import TransferRefused
from shared_services.social_files.transfer.redaction import BAR
from shared_services.social_files.transfer.states import State
from tenants.registry.hosts import municipalities
from tests import cast
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.conftest import BY
from tests.shared_services.social_files.transfers import MIRA, SARA, again
from tests.support.places import Place


@pytest.fixture
def file(ocmws: Path) -> SocialFile:
    municipalities()  # as the first request of a process does: who takes part is known
    with municipality("kortrijk"):
        return transfers.keep_a_file()


def states(ref: UUID) -> tuple[str, str]:
    """At the receiver and at the sender."""
    found = []
    for schema in ("menen", "kortrijk"):
        with municipality(schema):
            row = queries.by_ref(ref)
            found.append(str(row.state) if row else "")
    return found[0], found[1]


def refused(code: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(TransferRefused) as why:
        attempt()
    assert why.value.code == code


def try_to_open(ref: UUID) -> None:
    with municipality("menen"):
        receiving.open_parcel(again("menen", ref), by=MIRA, at=now())


def test_a_family_moves_and_what_was_taken_over_says_where_it_came_from(file: SocialFile) -> None:
    ref = transfers.asked()
    transfers.sent(ref, file)
    row = transfers.opened_there(ref)
    with municipality("menen"):
        opened = again("menen", ref)
        came = {one.kind: receiving.content_of(opened, one).get("content") for one in queries.sections(row)}
        assert came["identity"] == {"marital": "married"}  # the nationality came from the Crossroads Bank
        assert [one["who"] for one in came["means"]["incomes"]] == ["Lore"] and "debtors" not in came["means"]
        assert came["rights"]["remarks"] == f"{BAR} zoekt een kot." and came["housing"] is came["health"] is None
        (paper,) = queries.documents(row)
    own = transfers.decided(ref)
    assert states(ref) == (State.FINISHED, State.SENT)  # the receipt lies ready there
    with municipality("menen"):
        mine = open_file(own)
        part = files.part(own, "means")
        content = mine.version(part, files.version(part, part.latest))
        assert content["conclusion"] == "Te weinig." and content["from"]["ocmw"] == "kortrijk"
        assert content["from"]["observed_by"] == "Sara Lievens" and files.part(own, "identity").latest == 0
        (document,) = files.documents(own)
        assert mine.document(document)["name"] == "loonbrief.pdf"
        assert verify().sound
    with municipality("kortrijk"):
        collecting.collect(now())
        assert files.file(file.ref).state == SocialFile.State.OPEN  # the sender still owns its file
        assert [line.section for line in readbook.lines_about(file.ref) if line.verb == "transfer_sent"][::-1] == [
            "identity",
            "means",
            "rights",
        ]
        assert {one.kind: one.decision for one in queries.sections(queries.by_ref(ref))}["identity"] == "again"
        assert verify().sound
    assert states(ref) == (State.FINISHED, State.FINISHED)


def test_a_director_sees_how_many_how_long_and_how_much_and_of_one_ocmw_no_small_number(
    file: SocialFile, regio: Place, kortrijk: Place
) -> None:
    ref = transfers.asked()
    transfers.sent(ref, file)
    transfers.opened_there(ref)
    transfers.decided(ref)
    lines = {line.schema: line.figures for line in figures.of_year(localdate().year, localdate())}
    assert (lines["menen"].asked, lines["menen"].taken_over, lines["menen"].again) == (1, 2, 1)
    assert (lines["kortrijk"].given, lines["kortrijk"].sent_late) == (1, 0) and len(lines["menen"].hours) == 1
    many = [figures.Line("menen", "Menen", figures.Figures(opened=7, hours=(12.0, 24.0, 48.0)))]
    assert figures.together(many).days_to_receipt == 1.0
    page = regio.client(cast.FIEN).get("/cijfers/overdrachten/")
    said = page.content.decode()
    assert "no-store" in page["Cache-Control"] and "1-4" in said and "Menen" in said
    assert not any(secret in said for secret in ("Lore", "Yıldız", str(ref)))
    assert regio.client(cast.DIRK).get("/cijfers/overdrachten/").status_code == 404
    assert kortrijk.client(cast.HUGO).get("/cijfers/overdrachten/").status_code == 404


@pytest.fixture
def sent(file: SocialFile) -> UUID:
    """A parcel of Kortrijk that lies ready for Menen."""
    ref = transfers.asked()
    transfers.sent(ref, file)
    with municipality("menen"):
        collecting.collect(now())
    return ref


def parcel(ref: UUID) -> Letter:
    with municipality("menen"):
        found = letters.parcel(ref)
    assert found is not None
    return found


def nothing_came(ref: UUID) -> None:
    with municipality("menen"):
        row = queries.by_ref(ref)
        assert row is not None and not row.opened_at and not files.living_files()
        assert not any(one.content for one in queries.sections(row)) and not queries.documents(row)


def test_whatever_is_changed_on_the_way_is_refused_logged_on_both_sides_and_sealed_again(
    sent: UUID, file: SocialFile
) -> None:
    lying = blobs.path(parcel(sent).blob)
    whole = lying.read_bytes()
    spoils: dict[str, Callable[[bytes], bytes]] = {
        "damaged": lambda held: bytes([*held[:-200], held[-200] ^ 1, *held[-199:]]),
        "no_parcel": lambda held: b"niets",
    }
    for name, spoil in spoils.items():
        lying.write_bytes(spoil(whole))
        with pytest.raises(TransferRefused) as why:
            try_to_open(sent)
        assert why.value.code == name
        nothing_came(sent)
        with municipality("kortrijk"):
            collecting.collect(now())
            assert [line.verb for line in readbook.lines_about(sent)][:2] == [
                "transfer_refused_there",
                "transfer_rejected",
            ]
            sending.send(
                again("kortrijk", sent), by=SARA, at=now()
            )  # under the next number; the former is worth nothing
        with municipality("menen"):
            assert "transfer_parcel_refused" in [line.verb for line in readbook.lines_about(sent)]
            collecting.collect(now())
        lying = blobs.path(parcel(sent).blob)
        former, whole = whole, lying.read_bytes()
    lying.write_bytes(former)  # what was sealed before, in the place of what was sealed now: replayed
    refused("context", lambda: try_to_open(sent))
    assert states(sent)[0] == State.ASKED


def test_a_parcel_opens_once_and_only_for_who_it_is_for(sent: UUID, django_capture_on_commit_callbacks) -> None:
    lying = blobs.path(parcel(sent).blob)
    with municipality("harelbeke"), transaction.atomic():
        assert letters.parcel(sent) is None and letters.waiting(now()) == []
    with municipality("kortrijk"), pytest.raises(DatabaseError), transaction.atomic():
        Letter.objects.filter(ref=sent, kind="parcel").update(municipality="kortrijk")
    with django_capture_on_commit_callbacks(execute=True):
        transfers.opened_there(sent)
    assert not lying.exists()
    refused("opened", lambda: try_to_open(sent))
    with municipality("menen"):
        assert [line.section or line.verb for line in readbook.lines_about(sent)][0] == "transfer_parcel_refused"
    with municipality("kortrijk"):
        collecting.collect(now())
        assert queries.by_ref(sent).state == State.OPENED
        refused("opened", lambda: giving.take_back(queries.by_ref(sent), by=SARA, at=now()))


def test_consent_that_is_withdrawn_or_over_keeps_a_parcel_closed(sent: UUID) -> None:
    with municipality("menen"):
        transfers.answer(again("menen", sent), "Yusuf", health=Word.REFUSED, rights=Word.REFUSED)
    refused("consent", lambda: try_to_open(sent))
    nothing_came(sent)
    with municipality("menen"):
        collecting.collect(now())  # and with it the other side is told who agrees now
    with municipality("kortrijk"):
        collecting.collect(now())
        opened = again("kortrijk", sent)
        assert opened.row.state == State.HANDLED and giving.agreement(opened, "rights")["without"].__len__() == 2
        refused("open", lambda: sending.send(opened, by=SARA, at=now()))
        transfers.choose_again(sent, at=now())
        sending.send(again("kortrijk", sent), by=SARA, at=now())
    later = now() + timedelta(days=200)  # consent lasts six months
    with municipality("menen"):
        collecting.collect(now())
        refused("expired", lambda: receiving.open_parcel(again("menen", sent), by=MIRA, at=later))


def test_a_revoked_key_a_parcel_taken_back_and_one_that_lay_too_long_do_not_open(sent: UUID) -> None:
    with municipality("kortrijk"):
        (generation,) = own_keys.living_generations()
        keys.revoke(generation, because="gestolen", by=BY, at=now())
    refused("revoked", lambda: try_to_open(sent))
    with municipality("kortrijk"):
        collecting.collect(now())
        sending.send(again("kortrijk", sent), by=SARA, at=now())
        giving.take_back(queries.by_ref(sent), by=SARA, at=now())
    refused("recalled", lambda: try_to_open(sent))
    with municipality("kortrijk"):
        sending.send(again("kortrijk", sent), by=SARA, at=now())
    with municipality("menen"):
        collecting.collect(now())
        name = parcel(sent).blob
        Letter.objects.filter(ref=sent, kind="parcel", state="waiting")
        assert blobs.path(name).exists()
    later = now() + timedelta(days=31)
    refused("expired", lambda: _open_at(sent, later))


def _open_at(ref: UUID, at) -> None:
    with municipality("menen"):
        receiving.open_parcel(again("menen", ref), by=MIRA, at=at)


def test_the_answers_without_a_file(file: SocialFile) -> None:
    ref = transfers.asked()
    with municipality("kortrijk"):
        collecting.collect(now())
        opened = again("kortrijk", ref)
        assert [one.certain for one in giving.candidates(opened, by=SARA, at=now())] == [2]
        refused("told", lambda: giving.not_known(opened, told_on=None, told_how="", by=SARA, at=now()))
        giving.take_up(opened.row, worker=transfers.account(transfers.cast.SARA), by=SARA, at=now())
        giving.pass_on(
            opened, to="harelbeke", reason="Het gezin woonde in Harelbeke.", asked_on=localdate(), by=SARA, at=now()
        )
        giving.conflict(again("kortrijk", ref), text="Wij zijn niet bevoegd.", by=SARA, at=now())
    with municipality("menen"):
        collecting.collect(now())
        found = again("menen", ref)
        assert (found.row.state, found.answer()["to"]) == (State.PASSED_ON, "harelbeke") and found.row.conflict_at
    second = transfers.asked()
    with municipality("menen"):
        asking.cancel(queries.by_ref(second), by=MIRA, at=now())
    with municipality("kortrijk"):
        collecting.collect(now())
    assert states(second) == (State.WITHDRAWN, State.WITHDRAWN)


def test_five_calendar_days_are_counted_from_the_day_after() -> None:
    day = localdate()
    due = clock.due(day)
    assert (due - day).days == 5 and clock.clock(due, day).starts_on == day + timedelta(days=1)
    assert [clock.clock(due, day + timedelta(days=passed)).level for passed in (0, 4, 5, 6)] == [
        "calm",
        "soon",
        "soon",
        "over",
    ]


def test_the_night_ends_and_erases_what_lay_too_long(sent: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    name = parcel(sent).blob
    with municipality("kortrijk"):
        giving.take_back(queries.by_ref(sent), by=SARA, at=now())
        assert blobs.path(name).exists() and keeping.erase(now()) == 1 and not blobs.path(name).exists()
        (step,) = [one for one in queries.steps(queries.by_ref(sent)) if one.verb == "erased"]
        assert step.facts["because"] == "recalled" and step.facts["bytes"] > 1000
        assert keeping.erase(now()) == 0
    stray = blobs.put(lambda sink: sink.write(b"ruis"))
    monkeypatch.setattr(keeping, "UNCLAIMED", timedelta(seconds=-5))
    keeping.sweep(places=["kortrijk", "menen"])
    assert not blobs.path(stray).exists()


def test_a_letter_of_somebody_else_about_our_transfer_is_refused(sent: UUID) -> None:
    """Harelbeke has no keys here, so that it cannot even sign; what it posts unsigned is put aside and logged."""
    with municipality("harelbeke"):
        exchange.post(to="menen", ref=sent, kind="answer", turn=1, sealed=b"niets", at=now())
    with municipality("menen"):
        assert collecting.collect(now()) == 0
        assert [(one.verb, one.section) for one in readbook.lines_about(sent)][0] == (
            "transfer_letter_refused",
            "context",
        )
        assert queries.by_ref(sent).state == State.SENT
