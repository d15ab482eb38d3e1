"""The pages of the roster: who may see and change what, and that what is typed comes out right."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.calendar.clock import local
from foundation.identity.models import User
from foundation.tenancy import region
from regional_meldpunt.roster import queries
from regional_meldpunt.roster.models import Layer, Override, Roster, Rotation, Shift, Swap, TemporaryShift
from regional_meldpunt.roster.planning import actions, editing
from tenants.people.models import Person
from tests import cast
from tests.regional_meldpunt.roster import making
from tests.regional_meldpunt.roster.making import COOR
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def eva_of_the_cast() -> Person:
    with region("gate"):
        account = User.objects.get(email=cast.EVA.email).pk
    with region("desk"):
        known = Person.objects.filter(region_account=account).first()
    return known or making.person("Eva", "kortrijk", account)


@pytest.fixture
def world(db: None) -> tuple[Roster, Person, Person]:
    eva, jan = eva_of_the_cast(), making.person("Jan", "menen")
    with region("coordinator"):
        return making.published([eva, jan]), eva, jan


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_operators_and_people_on_call_read_the_board_and_change_nothing(world: Any, regio: Place) -> None:
    made, eva, jan = world
    for reader in (cast.DIRK, cast.EVA):
        client = regio.client(reader)
        for kind in ("week", "maand", "4", "10", "jaar", "onzin"):
            shown = page(client, f"/rooster/{made.slug}/?beeld={kind}&vanaf=2026-11-30")
            assert eva.name in shown
            assert "data-move" not in shown
        assert client.get(f"/rooster/{made.slug}/opbouw/").status_code == 404
        assert client.post(f"/rooster/{made.slug}/publicatie/", {"seen": 1}).status_code == 404
        assert client.post(f"/rooster/{made.slug}/verplaatsing/", {"taker": jan.pk}).status_code == 404
    assert regio.client(cast.FIEN).get("/rooster/").status_code == 404
    assert regio.client().get("/rooster/").status_code == 302


def test_a_shift_that_is_dropped_with_somebody_else_waits_for_publishing_and_back_is_as_it_was(
    world: Any, regio: Place
) -> None:
    made, eva, jan = world
    client = regio.client(cast.COOR)
    with region("coordinator"):
        shift = Shift.objects.filter(roster=made, person=eva, starts_at__gt=now()).order_by("starts_at")[0]
    facts = {"layer": shift.layer_id, "begins": shift.starts_at.isoformat(), "ends": shift.ends_at.isoformat()}
    client.post(f"/rooster/{made.slug}/verplaatsing/", {**facts, "giver": eva.pk, "taker": jan.pk})
    assert " chg" in page(client, f"/rooster/{made.slug}/")
    shown = page(client, f"/rooster/{made.slug}/publicatie/")
    assert eva.name in shown
    assert jan.name in shown
    with region("coordinator"):
        assert queries.who_is_on_call(made, shift.starts_at) == [eva]
    client.post(f"/rooster/{made.slug}/publicatie/", {"seen": 1})
    with region("coordinator"):
        assert queries.who_is_on_call(made, shift.starts_at) == [jan]
    client.post(f"/rooster/{made.slug}/verplaatsing/", {**facts, "giver": jan.pk, "taker": eva.pk})
    with region("coordinator"):
        assert Override.objects.count() == 0
    client.post(f"/rooster/{made.slug}/publicatie/", {"seen": 1})
    with region("coordinator"):
        assert queries.who_is_on_call(made, shift.starts_at) == [jan], "seen is old: nothing was published"


def test_changes_are_discarded_and_that_can_be_taken_back(world: Any, regio: Place) -> None:
    """Everything of the plan: who takes turns, an exception, a temporary schedule, a layer. What holds never moves."""
    made, eva, jan = world
    at = now()
    begins, ends = at + timedelta(days=30), at + timedelta(days=31)
    client = regio.client(cast.COOR)
    with region("coordinator"):
        layer = made.layers.all()[0]
        making.weekly(layer, [jan], layer.rotations.all()[0])
        editing.make_override(layer, editing.Exceptional("remove", begins, ends, eva, reason="Feest"), by=COOR, at=at)
        editing.make_temporary(made, name="Kermis", starts_at=ends, ends_at=ends + timedelta(days=2), by=COOR, at=at)
        editing.add_layer(made, name="Reserve", covers="always", by=COOR)
        changed, holds = actions.pending(made, at), queries.coming_shifts(made, at)
        assert changed
    client.post(f"/rooster/{made.slug}/publicatie/", {"do": "discard"})
    with region("coordinator"):
        assert actions.pending(made, at) == []
        assert (Override.objects.count(), made.temporaries.count()) == (0, 0)
        assert [one.person_id for one in layer.rotations.get().members.all()] == [eva.pk, jan.pk]
        assert layer.rotations.get().name == "Weken"
    client.post(f"/rooster/{made.slug}/publicatie/", {"do": "back"})
    with region("coordinator"):
        assert actions.pending(made, at) == changed
        assert (Override.objects.get().reason, made.temporaries.get().name) == ("Feest", "Kermis")
        assert queries.coming_shifts(made, at) == holds
        assert made.layers.filter(active=True).count() == 2


def test_a_coordinator_builds_a_roster_from_nothing(regio: Place) -> None:
    eva, jan = eva_of_the_cast(), making.person("Jan", "menen")
    client, monday = regio.client(cast.COOR), making.next_monday(now())
    client.post("/rooster/nieuw/", {"name": "Technische wacht", "description": "Pompen", "order": 20, "active": "on"})
    with region("coordinator"):
        roster = Roster.objects.get()
        layer = Layer.objects.filter(roster=roster)[0]
    assert roster.slug == "technische-wacht"
    form = {
        "name": "Nachten", "length": 1, "unit": "weeks", "starts_on": f"{monday:%Y-%m-%d}", "starts_at": "17.00",
        "w0-days": [0, 1, 2, 3], "w0-begins": "17:00", "w0-ends": "8", "w0-off_days": "never",
        "p0-person": eva.pk, "p1-person": jan.pk, "p1-joins": f"{monday + timedelta(days=14):%Y-%m-%d}", "p2-person": "",
    }  # fmt: skip
    answer = client.post(f"/rooster/{roster.slug}/opbouw/laag/{layer.pk}/beurtrol/", form)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    with region("coordinator"):
        rotation = Rotation.objects.get()
        assert rotation.windows == [{"days": [0, 1, 2, 3], "begins": "17:00", "ends": "08:00", "off_days": "never"}]
        assert [one.person_id for one in rotation.members.all()] == [eva.pk, jan.pk]
    shown = page(client, f"/rooster/{roster.slug}/opbouw/")
    assert "17:00–08:00 niet op feestdagen" in shown
    assert 'value="17:00"' in page(client, f"/rooster/{roster.slug}/opbouw/beurtrol/{rotation.pk}/")
    client.post(f"/rooster/{roster.slug}/publicatie/", {"seen": 0})
    with region("desk"):
        first = Shift.objects.order_by("starts_at")[0]
    assert (local(first.starts_at).hour, local(first.ends_at).hour) == (17, 8)


@pytest.mark.parametrize(
    "wrong", [{"length": 0}, {"starts_at": "25:00"}, {"w0-days": [1]}, {"w0-begins": "8", "w0-ends": "9"}, {"name": ""}]
)
def test_what_cannot_be_comes_back_with_a_sentence(world: Any, regio: Place, wrong: dict[str, Any]) -> None:
    made, eva, _jan = world
    with region("coordinator"):
        rotation = Rotation.objects.get()
    form = {"name": "x", "length": 1, "unit": "weeks", "starts_on": "2026-01-05", "starts_at": "8", "p0-person": eva.pk}
    answer = regio.client(cast.COOR).post(f"/rooster/{made.slug}/opbouw/beurtrol/{rotation.pk}/", {**form, **wrong})
    assert answer.status_code == 422
    assert "sp-errors" in answer.content.decode()


def test_an_exception_at_the_time_of_another_is_refused_with_a_sentence(world: Any, regio: Place) -> None:
    made, eva, jan = world
    client, day = regio.client(cast.COOR), local(now()).date() + timedelta(days=9)
    with region("coordinator"):
        layer = made.layers.get()
    form = {
        "layer": layer.pk, "kind": "replace", "person": jan.pk, "from_day": day, "from_time": "8", "until_day": day,
        "until_time": "12:30",
    }  # fmt: skip
    path = f"/rooster/{made.slug}/uitzonderingen/"
    assert client.post(path, form).status_code == 302
    answer = client.post(path, {**form, "person": eva.pk, "from_time": "12"})
    assert answer.status_code == 422
    assert "al een uitzondering" in answer.content.decode()
    assert client.post(path, {**form, "person": eva.pk, "from_time": "12:30", "until_time": "13"}).status_code == 302
    with region("coordinator"):
        first = Override.objects.order_by("starts_at")[0]
    client.post(f"{path}{first.pk}/weg/")
    with region("coordinator"):
        assert Override.objects.count() == 1


def test_a_temporary_schedule_stands_in_the_place_of_everything(world: Any, regio: Place) -> None:
    made, eva, jan = world
    client, day = regio.client(cast.COOR), local(now()).date() + timedelta(days=20)
    span = {"from_day": day, "from_time": "8", "until_day": day + timedelta(days=1), "until_time": "8"}
    client.post(f"/rooster/{made.slug}/tijdelijk/", {"name": "Kermis", **span})
    with region("coordinator"):
        schedule, layer = made.temporaries.get(), made.layers.get()
    path = f"/rooster/{made.slug}/tijdelijk/{schedule.pk}/"
    client.post(path, {"layer": layer.pk, "person": jan.pk, **span, "until_time": "7"})
    clash = client.post(path, {"layer": layer.pk, "person": eva.pk, **span})
    assert clash.status_code == 422
    refused = client.post(
        f"/rooster/{made.slug}/uitzonderingen/", {"layer": layer.pk, "kind": "add", "person": eva.pk, **span}
    )
    assert "Kermis" in refused.content.decode()
    client.post(f"/rooster/{made.slug}/publicatie/", {"seen": 1})
    with region("coordinator"):
        assert TemporaryShift.objects.count() == 1
        assert queries.who_is_on_call(made, schedule.starts_at) == [jan]
        assert queries.who_is_on_call(made, schedule.ends_at - timedelta(minutes=30)) == []
    assert "Eerste gat" in page(client, f"/rooster/{made.slug}/?toon=gepubliceerd")


def test_eva_asks_jan_takes_and_the_roster_shows_it(world: Any, regio: Place) -> None:
    made, eva, jan = world
    client = regio.client(cast.EVA)
    with region("desk"):
        mine = Shift.objects.filter(roster=made, person=eva, starts_at__gt=now()).order_by("starts_at")[0]
        theirs = Shift.objects.filter(roster=made, person=jan, starts_at__gt=now()).order_by("starts_at")[0]
    begins, ends = local(mine.starts_at), local(mine.ends_at)
    form = {
        "asked": jan.pk, "from_day": begins.date(), "from_time": f"{begins:%H:%M}", "until_day": ends.date(),
        "until_time": f"{ends:%H:%M}", "in_return": theirs.pk, "reason": "feest",
    }  # fmt: skip
    assert client.get(f"/rooster/mijn/ruilen/{theirs.pk}/").status_code == 404, "not hers"
    assert client.post(f"/rooster/mijn/ruilen/{mine.pk}/", form).status_code == 302
    with region("desk"):
        swap = Swap.objects.get()
        assert swap.legs.count() == 2
    assert "Gevraagd" in page(client, "/rooster/mijn/")
    client.post(f"/rooster/ruil/{swap.pk}/antwoord/", {"answer": "take"})
    with region("desk"):
        swap.refresh_from_db()
        assert swap.state == "open", "she asked it herself"
    client.post(f"/rooster/ruil/{swap.pk}/antwoord/", {"answer": "withdraw"})
    with region("desk"):
        swap.refresh_from_db()
    assert swap.state == "withdrawn"
    assert regio.client(cast.DIRK).post(f"/rooster/ruil/{swap.pk}/antwoord/", {"answer": "take"}).status_code == 404


def test_leave_and_addresses_are_of_the_person_alone(world: Any, regio: Place) -> None:
    _made, eva, _jan = world
    client, day = regio.client(cast.EVA), local(now()).date() + timedelta(days=2)
    span = {"from_day": day, "from_time": "0", "until_day": day + timedelta(days=20), "until_time": "0"}
    client.post("/rooster/mijn/verlof/", span)
    shown = page(client, "/rooster/mijn/")
    assert "U hebt dan verlof" in shown
    assert "Verlof" in page(regio.client(cast.COOR), "/rooster/")
    answer = client.post("/rooster/agenda/nieuw/", {})
    assert "/rooster/agenda/" in answer.content.decode()
    with region("desk"):
        absence = eva_of_the_cast()
        assert absence == eva
    assert client.post("/rooster/mijn/verlof/", {**span, "until_day": day - timedelta(days=2)}).status_code == 422


def test_the_balance_names_gaps_and_answers_who_was_on_call(world: Any, regio: Place) -> None:
    made, eva, _jan = world
    with region("coordinator"):
        gone = making.was_on_call(made, eva, days_ago=30)
        actions.publish(made, by=COOR, at=now())
    here = local(gone.starts_at + timedelta(hours=1))
    shown = page(regio.client(cast.DIRK), f"/rooster/{made.slug}/evenwicht/?day={here:%Y-%m-%d}&at={here:%H:%M}")
    assert eva.name in shown.split('aria-labelledby="h-when"')[1].split("</section>")[0]
    assert page(regio.client(cast.COOR), "/rooster/dagen/")


def test_the_coordinator_says_what_the_share_of_a_municipality_is_measured_by(world: Any, regio: Place) -> None:
    made, _eva, _jan = world
    client = regio.client(cast.COOR)
    where = f"/rooster/{made.slug}/gewichten/"
    assert client.post(where, {"kortrijk": "80", "menen": "34.5", "harelbeke": ""}).status_code == 302
    with region("coordinator"):
        assert Roster.objects.get(pk=made.pk).weights == {"kortrijk": 80.0, "menen": 34.5}
    assert client.post(where, {"kortrijk": "-1"}).status_code == 422
    assert regio.client(cast.DIRK).get(where).status_code == 404
