"""Who was told and who agreed: each adult for themself, with proof, also while everything is locked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.consent import actions, changes, queries, sealed, texts
from shared_services.social_files.consent.actions import Adult, Asked, ConsentRefused, Way, Word
from shared_services.social_files.consent.actions.saying import Proof
from shared_services.social_files.consent.models import Statement
from shared_services.social_files.consent.sealed import OpenParticipant
from shared_services.social_files.consent.values import ends
from shared_services.social_files.keys import actions as keys
from shared_services.social_files.keys import uses
from shared_services.social_files.vault import crypto
from shared_services.social_files.vault.door import VaultClosed
from tests.shared_services.social_files.conftest import BY, restart

LORE, YUSUF, MILA = uuid4(), uuid4(), uuid4()
SECTIONS = (
    Asked("identity", "law", (LORE, YUSUF, MILA)),
    Asked("means", "law", (LORE, YUSUF)),
    Asked("gpmi", "consent", (YUSUF,)),
    Asked("health", "consent", (LORE, YUSUF)),
    Asked("rights", "consent", (MILA,)),
)
ADULTS = (Adult(LORE, "Lore Vermeersch", "nl"), Adult(YUSUF, "Yusuf Yıldız", "fr"))
CITIZEN = Actor("menen", None, "")


def asked(at: datetime | None = None) -> UUID:
    request = uuid4()
    actions.begin(request, ADULTS, SECTIONS, by=BY, at=at or now())
    return request


def row(request: UUID, adult: UUID) -> OpenParticipant:
    return sealed.opened([one for one in queries.participants(request) if one.person == adult])[0]


def form(opened: OpenParticipant, at: datetime) -> texts.Form:
    person = queries.person(opened.row, at=at)
    return texts.compose(person, {"sender": "Kortrijk"}, receiver="Menen", language="nl")


def answer(opened: OpenParticipant, at: datetime, **no: Word) -> Statement:
    """Everything told, everything agreed to, but for what is named."""
    choices = {
        section["kind"]: Word.AGREED if section["ground"] == "consent" else Word.TOLD for section in opened.row.sections
    }
    return actions.say(opened, {**choices, **no}, shown=form(opened, at).shown, way=Way.WEB, by=CITIZEN, at=at)


def test_each_adult_decides_and_a_refusal_stops_only_its_own_part(ocmws: Path) -> None:
    at, told = now(), []
    with municipality("menen"):
        request = asked(at)
        before = queries.standing(request, at=at)
        assert not before.complete and before.waiting == {LORE, YUSUF} and before.allowed == {LORE: set(), YUSUF: set()}
        changes.register(listener := lambda ref, moment: told.append((ref, moment)))
        try:
            answer(row(request, LORE), at, health=Word.REFUSED)
            assert not queries.standing(request, at=at).complete
            answer(row(request, YUSUF), at)
        finally:
            changes._listeners.remove(listener)
        standing = queries.standing(request, at=at)
        assert told == [(request, at)] * 2
        assert standing.complete and standing.refused == {LORE: {"health"}}
        assert standing.allowed == {
            LORE: {"identity", "means", "rights"},
            YUSUF: {"identity", "means", "gpmi", "health", "rights"},
        }
        assert standing.allows("means") and standing.allows("gpmi") and not standing.allows("health")
        assert not standing.allows("report")
        for secret in (b"Lore", b"Vermeersch", b"Yusuf"):
            assert secret not in standing.record
        assert standing.record == queries.standing(request, at=at + timedelta(days=3)).record


def test_consent_ends_is_renewed_and_withdrawn_and_every_version_stays(ocmws: Path) -> None:
    at = now()
    with municipality("menen"):
        request = asked(at)
        answer(row(request, YUSUF), at)
        first = queries.standing(request, at=at)
        over = ends(at) + timedelta(seconds=1)
        assert queries.standing(request, at=over).expired == {YUSUF: {"gpmi", "health", "rights"}}
        assert queries.standing(request, at=over).allowed[YUSUF] == {"identity", "means"}
        answer(row(request, YUSUF), over)
        assert queries.standing(request, at=over).expired == {}
        opened = row(request, YUSUF)
        said = actions.withdraw(
            opened, kinds=frozenset({"gpmi", "means"}), shown=form(opened, over).shown, way=Way.WEB, by=CITIZEN, at=over
        )
        assert said.choices == {"gpmi": "withdrawn"}  # of what is told there is nothing to withdraw
        standing = queries.standing(request, at=over)
        assert standing.withdrawn == {YUSUF: {"gpmi"}} and "health" in standing.allowed[YUSUF]
        assert standing.consent_hash != first.consent_hash
        with pytest.raises(ConsentRefused):
            actions.withdraw(
                opened, kinds=frozenset({"gpmi"}), shown=form(opened, over).shown, way=Way.WEB, by=CITIZEN, at=over
            )
        found = queries.participant(opened.row.ref)
        assert found is not None and [one.number for one in found.statements.all()] == [1, 2, 3]
        assert queries.broken(found) == []


def test_six_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert ends(datetime(2026, 8, 31, 10, tzinfo=UTC)).date().isoformat() == "2027-02-28"
    assert ends(datetime(2026, 11, 18, 10, tzinfo=UTC)).date().isoformat() == "2027-05-18"


def test_who_has_the_link_answers_while_everything_is_locked_and_nobody_else_does(ocmws: Path) -> None:
    at = now()
    with municipality("menen"):
        request = asked(at)
        secret = actions.give_link(row(request, LORE), by=BY, at=at)
        older, secret = secret, actions.give_link(row(request, LORE), by=BY, at=at)
    restart(ocmws)
    with municipality("menen"):
        assert queries.by_link(older, at=at) is None
        assert queries.by_link(secret, at=at + timedelta(days=31)) is None
        found = queries.by_link(secret, at=at)
        assert found is not None
        with pytest.raises(VaultClosed):
            sealed.opened([found])
        with pytest.raises(crypto.DoesNotOpen):
            sealed.opened_by_link(found, older)
        opened = sealed.opened_by_link(found, secret)
        assert opened.name == "Lore Vermeersch"
        answer(opened, at)
        assert queries.standing(request, at=at).waiting == {YUSUF}
        again = queries.by_link(secret, at=ends(at))  # the same link withdraws and renews, as long as it counts
        assert again is not None and again.pk == found.pk
    with municipality("kortrijk"):
        assert queries.by_link(secret, at=at) is None


def test_proof_says_what_was_shown_and_who_stood_by_and_cannot_be_changed(ocmws: Path) -> None:
    at = now()
    with municipality("menen"):
        opened = row(asked(at), LORE)
        shown = form(opened, at).shown
        choices = {"health": Word.REFUSED, "means": Word.TOLD}
        with pytest.raises(ConsentRefused):
            actions.say(opened, choices, shown=shown, way=Way.DESK, by=BY, at=at)
        with pytest.raises(ConsentRefused):
            actions.say(opened, choices, shown=shown, way=Way.PAPER, by=BY, at=at)
        with pytest.raises(ConsentRefused):
            actions.say(opened, {"means": Word.AGREED}, shown=shown, way=Way.WEB, by=BY, at=at)
        with pytest.raises(ConsentRefused):
            actions.say(opened, {"gpmi": Word.AGREED}, shown=shown, way=Way.WEB, by=BY, at=at)  # Yusuf's, not hers
        desk = actions.say(
            opened, choices, shown=shown, way=Way.DESK, by=BY, at=at, proof=Proof("Lode Hoste", witness_id=7)
        )
        paper = Proof(paper=b"%PDF-1.7 getekend", paper_type="application/pdf")
        scan = actions.say(opened, {"identity": Word.TOLD}, shown=shown, way=Way.PAPER, by=BY, at=at, proof=paper)
        evidence = opened.evidence(desk)
        assert evidence["witness"] == "Lode Hoste" and tuple(evidence["text"]) == shown.lines
        assert desk.text_hash == shown.hash == texts.Shown("nl", texts.VERSION, tuple(evidence["text"])).hash
        assert b"witness" not in bytes(desk.sealed)
        with pytest.raises(DatabaseError), transaction.atomic():
            Statement.objects.filter(pk=desk.pk).update(choices={"health": "agreed"})
        with pytest.raises(DatabaseError), transaction.atomic():
            Statement.objects.filter(pk=scan.pk).delete()


def test_keys_are_renewed_under_it_and_at_the_end_destroyed(ocmws: Path) -> None:
    at = now()
    with municipality("menen"):
        request = asked(at)
        secret = actions.give_link(row(request, LORE), by=BY, at=at)
        answer(row(request, LORE), at)
        old = row(request, LORE).row.key_id
        assert uses.files_with_key(old) == 2
        keys.renew(by=BY, at=at + timedelta(seconds=1))
        assert uses.wrap_again() == 2 and uses.wrap_again() == 0
        assert uses.files_with_key(old) == 0
        assert row(request, LORE).name == "Lore Vermeersch"
        actions.destroy(request, by=BY, at=at)
        assert queries.by_link(secret, at=at) is None and sealed.opened(queries.participants(request)) == []
        assert queries.standing(request, at=at).allowed[LORE]  # the codes stay, the names are gone
