"""Draaiboeken: which one holds, what stays with the melding, who ticked first, and who keeps them."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.utils.timezone import localdate, now

from foundation.tenancy import municipality, region
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.desk import actions as desk
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.meldingen import actions as work
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.playbooks import actions, helping, queries
from regional_meldpunt.playbooks.actions import Draft
from regional_meldpunt.playbooks.content import Contact, Content, Step
from regional_meldpunt.playbooks.models import Offer, Opened, Playbook, Tick
from regional_meldpunt.playbooks.problems import OtherVersion, Over, Ticked
from tests import cast
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")

STEPS = (
    Step("do", "Zet een hek"),
    Step("page", "Roep de ploeg op", "Ploeg van wacht", "056 00 00 10", "0470 00 00 10"),
    Step("inform", "Verwittig de burgemeester", "Burgemeester", "", "0470 00 00 01"),
)
CONTENT = Content(
    STEPS,
    (
        Contact("contractor", "Wegenwerken", "", "", "0470 00 00 31"),
        Contact("key", "Sleutels", "", "", "0470 00 00 43"),
    ),
    2_500,
    "Een aannemer van de lijst",
    "Kast A",
)


def book(title: str, *, owner: str, category: str = "", group: str = "", **more: Any) -> Playbook:
    draft = Draft(
        title=title,
        content=more.pop("content", CONTENT),
        owner_name="Diensthoofd",
        review_on=more.pop("review_on", localdate() + timedelta(days=90)),
        category=categories.by_slug(category) if category else None,
        group=categories.group(group) if group else None,
        **more,
    )
    return actions.make(draft, owner=owner, by=making.BRAM, at=now())


def at_kortrijk(title: str = "Put", **more: Any) -> Playbook:
    with municipality("kortrijk"):
        return book(title, owner="kortrijk", **more)


def mark(melding: Melding) -> str:
    found = helping.beside(melding)
    assert found is not None
    return found.mark


def verbs(melding: Melding) -> list[str]:
    return [line.verb for line in meldingen.history(melding) if line.verb.startswith("playbook")]


def test_the_most_precise_holds_and_the_region_only_helps_out() -> None:
    with region("coordinator"):
        book("Voorbeeld", owner="region", category="put-in-de-weg")
    with municipality("kortrijk"):
        melding = making.receive()
        found = helping.beside(melding)
        assert found is not None
        assert (found.title, found.example) == ("Voorbeeld", True)
        for title, where in (("Algemeen", {}), ("Groep", {"group": "straat"}), ("Put", {"category": "put-in-de-weg"})):
            book(title, owner="kortrijk", **where)
            found = helping.beside(melding)
            assert found is not None
            assert (found.title, found.example) == (title, False)
    with municipality("menen"):
        assert queries.holding("menen", melding.category).title == "Voorbeeld"  # type: ignore[union-attr]  # it holds


def test_what_was_opened_stays_as_it_stood() -> None:
    kept = at_kortrijk()
    with municipality("kortrijk"):
        melding = making.receive()
        helping.tick(melding, step=0, mark=mark(melding), by=making.ANNA, at=now())
        other = Draft("Put", Content((Step("do", "Heel anders"),)), "Diensthoofd", kept.review_on)
        assert actions.change(kept, other, by=making.BRAM, at=now())
        found = helping.beside(melding)
        assert found is not None
        assert [row.step.text for row in found.steps][:1] == ["Zet een hek"]
        assert (found.edition, found.ticked) == (1, 1)
        assert [row.number for row in queries.editions(kept)] == [2, 1]
        later = making.receive()
        assert [row.step.text for row in helping.beside(later).steps] == ["Heel anders"]  # type: ignore[union-attr]
        assert verbs(melding) == ["playbook_opened", "playbook_done"]


def test_a_form_of_another_version_ticks_nothing() -> None:
    kept = at_kortrijk()
    with municipality("kortrijk"):
        melding = making.receive()
        seen = mark(melding)
        other = Draft("Put", Content((Step("do", "Iets anders"),)), "Diensthoofd", kept.review_on)
        actions.change(kept, other, by=making.BRAM, at=now())
        with pytest.raises(OtherVersion):
            helping.tick(melding, step=0, mark=seen, by=making.ANNA, at=now())
        assert not Tick.objects.exists()
        with pytest.raises(OtherVersion):
            helping.tick(melding, step=7, mark=mark(melding), by=making.ANNA, at=now())


def test_a_tick_taken_back_stays_in_the_history_and_a_closed_melding_is_read_only() -> None:
    at_kortrijk()
    with municipality("kortrijk"):
        melding = making.receive()
        helping.tick(melding, step=1, mark=mark(melding), by=making.ANNA, at=now())
        with pytest.raises(Ticked, match="Anna Declercq"):
            helping.tick(melding, step=1, mark=mark(melding), by=making.BRAM, at=now())
        assert helping.untick(melding, step=1, mark=mark(melding), by=making.BRAM, at=now())
        assert not helping.untick(melding, step=1, mark=mark(melding), by=making.BRAM, at=now())
        helping.tick(melding, step=1, mark=mark(melding), by=making.BRAM, at=now())
        assert verbs(melding) == ["playbook_opened", "playbook_done", "playbook_undone", "playbook_done"]
        work.transition(melding, to="done", by=making.ANNA, at=now())
        work.transition(melding, to="closed", by=making.ANNA, at=now())
        with pytest.raises(Over):
            helping.tick(melding, step=0, mark=mark(melding), by=making.ANNA, at=now())


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_tick_at_once_one_is_first() -> None:
    at_kortrijk()
    with municipality("kortrijk"):
        melding = making.receive()
        seen = mark(melding)
    barrier, said = Barrier(8), list[str]()

    def press() -> None:
        barrier.wait()
        try:
            with municipality("kortrijk"):
                mine = Melding.objects.select_related("category").get(pk=melding.pk)
                helping.tick(mine, step=0, mark=seen, by=making.ANNA, at=now())
            said.append("ticked")
        except Ticked:
            said.append("too late")
        finally:
            connections.close_all()

    threads = [Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(said) == ["ticked"] + ["too late"] * 7
    with municipality("kortrijk"):
        assert (Tick.objects.count(), Opened.objects.count()) == (1, 1)
        assert verbs(melding) == ["playbook_opened", "playbook_done"]


def test_a_neighbour_that_gets_the_melding_gets_its_own_draaiboek_too() -> None:
    at_kortrijk()
    with municipality("menen"):
        book("Put Menen", owner="menen")
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION)
    with region("desk"):
        melding = Melding.objects.select_related("category").get(pk=melding.pk)
        helping.tick(melding, step=0, mark=mark(melding), by=DIRK, at=now())
        melding = desk.hand_over(melding, to="menen", by=DIRK, at=now(), reason="Over de grens", with_contact=False)
        found = helping.beside(melding)
        assert found is not None
        assert (found.title, found.ticked) == ("Put Menen", 0)
        helping.tick(melding, step=2, mark=found.mark, by=DIRK, at=now())
        assert {row.title for row in Opened.objects.all()} == {"Put", "Put Menen"}


class TestAtNight:
    """Eva on her telephone, Dirk at the desk."""

    @pytest.fixture
    def alarm(self) -> Any:
        at_kortrijk(category="put-in-de-weg")
        eva, _jan = on_call_people()
        with municipality("kortrijk"):
            melding = making.receive(decision=making.REGION)
        with region("desk"):
            return dispatch.send(melding, person=eva, by=DIRK, at=now())

    def test_she_reads_it_all_in_the_page_and_ticks(self, regio: Place, alarm: Any) -> None:
        eva = regio.client(cast.EVA)
        eva.post(f"/wacht/{alarm.pk}/antwoord/", {"answer": "go"})
        page = eva.get(f"/wacht/{alarm.pk}/").content.decode()
        for words in ("Zet een hek", 'href="tel:0470000010"', "2.500", "Wegenwerken", "Kast A"):
            assert words in page
        with region("desk"):
            opened = Opened.objects.get()
            assert (opened.by.name, opened.edition_number) == (cast.EVA.name, 1)
            seen = mark(Melding.objects.select_related("category").get(pk=alarm.melding_id))
        eva.post(f"/wacht/{alarm.pk}/draaiboek/", {"step": "1", "mark": seen})
        assert cast.EVA.name in eva.get(f"/wacht/{alarm.pk}/").content.decode()
        with region("desk"):
            number = alarm.melding.number
        dirk = regio.client(cast.DIRK)
        answer = dirk.post(f"/meldpunt/{number}/draaiboek/", {"step": "1", "mark": seen}, follow=True).content.decode()
        assert cast.EVA.name in answer
        with region("desk"):
            assert [tick.by.name for tick in Tick.objects.all()] == [cast.EVA.name]

    def test_not_for_somebody_elses_alarm(self, regio: Place, alarm: Any) -> None:
        assert regio.client(cast.DIRK).post(f"/wacht/{alarm.pk}/draaiboek/", {"step": "0"}).status_code == 404
        assert regio.client(cast.COOR).post(f"/wacht/{alarm.pk}/draaiboek/", {"step": "0"}).status_code == 404


class TestByDay:
    """Anna in the file of the municipality."""

    def test_she_ticks_and_takes_back_in_the_file(self, kortrijk: Place) -> None:
        at_kortrijk(category="put-in-de-weg")
        with municipality("kortrijk"):
            melding = making.receive()
            seen = mark(melding)
        anna, address = kortrijk.client(cast.ANNA), f"/kantoor/meldingen/{melding.number}/"
        assert "Zet een hek" in anna.get(address).content.decode()
        page = anna.post(f"{address}draaiboek/", {"step": "0", "mark": seen}, follow=True).content.decode()
        assert cast.ANNA.name in page
        anna.post(f"{address}draaiboek/", {"step": "0", "mark": seen, "undo": "1"})
        with municipality("kortrijk"):
            assert not Tick.objects.filter(undone_at=None).exists()
            assert verbs(melding) == ["playbook_opened", "playbook_done", "playbook_undone"]


def rows(prefix: str, *given: dict[str, str]) -> dict[str, str]:
    found = {f"{prefix}-TOTAL_FORMS": str(len(given)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, row in enumerate(given):
        found |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return found


def filled(*steps: dict[str, str], **head: str) -> dict[str, str]:
    values = {"title": "Put", "about": "", "owner_name": "Diensthoofd", "review_on": "2031-01-01", "euro": "2500"}
    return {**values, **head, **rows("steps", *steps), **rows("contacts", {"kind": "depot", "name": "Depot"})}


class TestKeeping:
    @pytest.fixture
    def bram(self) -> Client:
        return Place("kortrijk").client(cast.BRAM)

    def test_made_changed_read_through_and_stopped(self, bram: Client) -> None:
        second = {"place": "2", "kind": "do", "text": "Zet een hek"}
        first = {"place": "1", "kind": "page", "text": "Roep op", "who": "Ploeg", "night": "0470 00 00 10"}
        made = bram.post("/kantoor/draaiboeken/nieuw/", filled(second, first, {"place": "", "kind": "do", "text": ""}))
        assert made.status_code == 302, made.content.decode()
        with municipality("kortrijk"):
            found = Playbook.objects.get(municipality="kortrijk")
            assert [step.text for step in found.said.steps] == ["Roep op", "Zet een hek"]
        address = f"/kantoor/draaiboeken/{found.pk}/"
        bram.post(f"{address}wijzigen/", filled({"place": "1", "kind": "do", "text": "Kijk eerst"}, shared="on"))
        assert "Zet een hek" in bram.get(f"{address}versies/1/").content.decode()
        assert "Kijk eerst" in bram.get(address).content.decode()
        bram.post(f"{address}nagelezen/", {"until": "2032-01-01"})
        bram.post(f"{address}stoppen/")
        with municipality("kortrijk"):
            found.refresh_from_db()
            assert (found.active, found.version, str(found.review_on)) == (False, 2, "2032-01-01")
            assert not Offer.objects.filter(municipality="kortrijk").exists()
        assert bram.get(f"{address}versies/1/").status_code == 200

    @pytest.mark.parametrize(
        ("steps", "head", "words"),
        [
            ([{"kind": "page", "text": "Roep op"}], {}, "Geef een nummer waar"),
            ([{"kind": "do", "text": ""}], {}, "minstens één stap"),
            ([{"kind": "do", "text": "Bel", "night": "bel mij"}], {}, "Schrijf alleen het nummer"),
            ([{"kind": "do", "text": "Bel"}], {"euro": "-4"}, "0"),
        ],
    )
    def test_what_would_fail_at_night_is_refused_by_day(
        self, bram: Client, steps: list[dict[str, str]], head: dict[str, str], words: str
    ) -> None:
        answer = bram.post("/kantoor/draaiboeken/nieuw/", filled(*steps, **head))
        assert answer.status_code == 422
        assert words in answer.content.decode().replace("&#39;", "&#x27;")

    def test_two_for_the_same_are_refused_and_a_case_worker_keeps_none(self, bram: Client) -> None:
        at_kortrijk()
        answer = bram.post("/kantoor/draaiboeken/nieuw/", filled({"kind": "do", "text": "Kijk"}))
        assert answer.status_code == 422
        assert Place("kortrijk").client(cast.ANNA).get("/kantoor/draaiboeken/").status_code == 404

    def test_the_list_shows_what_is_late(self, bram: Client) -> None:
        at_kortrijk(review_on=localdate() - timedelta(days=1))
        assert "st--due" in bram.get("/kantoor/draaiboeken/").content.decode()

    def test_a_neighbour_copies_what_is_shared_without_numbers_of_people(self, bram: Client) -> None:
        with municipality("menen"):
            book("Put van Menen", owner="menen", shared=True)
            secret = book("Geheim van Menen", owner="menen", category="boom-op-de-weg")
            offered = Offer.objects.get(municipality="menen")
        page = bram.get("/kantoor/draaiboeken/").content.decode()
        assert "Put van Menen" in page
        assert "Geheim van Menen" not in page
        shown = bram.get(f"/kantoor/draaiboeken/buren/{offered.pk}/").content.decode()
        assert "0470 00 00 31" in shown, "contractors go along"
        for words in ("0470 00 00 10", "0470 00 00 01", "0470 00 00 43", "Kast A"):
            assert words not in shown
        bram.post(f"/kantoor/draaiboeken/buren/{offered.pk}/kopie/")
        with municipality("kortrijk"):
            (mine,) = queries.kept("kortrijk")
            assert (mine.title, mine.review_on) == ("Put van Menen", localdate() + timedelta(days=30))
            assert queries.own("menen", secret.pk) is None, "row level security"
        assert bram.get(f"/kantoor/draaiboeken/{secret.pk}/").status_code == 404

    def test_the_coordinator_sees_who_has_none(self, regio: Place) -> None:
        at_kortrijk(category="put-in-de-weg")
        with municipality("menen"):
            book("Algemeen", owner="menen")
        with region("coordinator"):
            (row,) = [r for block in queries.coverage() for r in block.rows if r.category.slug == "put-in-de-weg"]
        cells = dict(row.cells)
        assert (cells["Kortrijk"], cells["Menen"], cells["Harelbeke"]) == ("category", "general", "")
        assert row.lacking == len(cells) - 2
        coordinator = regio.client(cast.COOR)
        assert row.category.name in coordinator.get("/draaiboeken/ontbreekt/").content.decode()
        assert regio.client(cast.DIRK).get("/draaiboeken/ontbreekt/").status_code == 404
