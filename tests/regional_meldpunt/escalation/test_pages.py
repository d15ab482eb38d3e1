"""The pages of the coordinator: a policy is made, changed step by step, put into use, taken back and chosen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from foundation.tenancy import municipality, region
from regional_meldpunt.escalation import queries
from regional_meldpunt.escalation.models import Choice, Policy
from regional_meldpunt.escalation.plan import Otherwise
from tenants.people.models import Person
from tests import cast
from tests.regional_meldpunt.desk.people import on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")
BASE = "/escalatie/"


@pytest.fixture
def people() -> list[Person]:
    found = on_call_people()
    with region("admin"):
        Person.objects.filter(pk__in=[one.pk for one in found]).update(phone="0470 00 00 01")
    return found


@pytest.fixture
def coordinator(regio: Place, people: list[Person]) -> Client:
    return regio.client(cast.COOR)


def made(client: Client, name: str = "Acute nacht") -> Policy:
    client.post(f"{BASE}nieuw/", {"name": name, "description": "", "like": ""})
    return known(name)


def known(name: str = "Acute nacht") -> Policy:
    with region("coordinator"):
        return Policy.objects.get(name=name)


def rows(*whom: str, inform: tuple[int, ...] = ()) -> dict[str, str]:
    data = {"targets-TOTAL_FORMS": str(len(whom)), "targets-INITIAL_FORMS": "0"}
    data |= {f"targets-{place}-whom": value for place, value in enumerate(whom)}
    return data | {f"targets-{place}-inform": "on" for place in inform}


def step(mark: int, *whom: str, inform: tuple[int, ...] = (), **more: object) -> dict[str, object]:
    return {"mark": mark, "wait": 5, "days": "any", "otherwise": "skip", **rows(*whom, inform=inform), **more}


def test_a_draft_wakes_nobody_until_it_is_put_into_use(coordinator: Client, people: list[Person]) -> None:
    policy = made(coordinator)
    assert (policy.version, policy.stands) == (0, False)
    where = f"{BASE}{policy.pk}/"
    added = coordinator.post(
        f"{where}stap/nieuw/?na=1",
        step(policy.draft_mark, f"person:0:{people[0].pk}", "next_on_call:0:", inform=(0,), begins="22:00", ends="07:00",
             weekdays=["5", "6"], otherwise="wait", urgencies=["acute"]),
    )  # fmt: skip
    assert added["Location"].endswith("#stap-2")
    page = coordinator.get(where).content.decode()
    assert "tussen 22:00 en 07:00 de volgende dag" in page
    plan = known().working
    assert [len(one.targets) for one in plan.steps] == [1, 2, 1]
    assert plan.steps[1].otherwise is Otherwise.WAIT
    coordinator.post(f"{where}stap/2/plaats/", {"mark": known().draft_mark, "to": 1})
    assert [len(one.targets) for one in known().working.steps] == [2, 1, 1]
    coordinator.post(f"{where}stap/2/weg/", {"mark": known().draft_mark})
    coordinator.post(f"{where}terug/")
    assert [len(one.targets) for one in known().working.steps] == [2, 1, 1]
    assert coordinator.post(f"{where}gebruik/", {"mark": known().draft_mark}).status_code == 302
    stands = known()
    assert (stands.version, stands.draft, stands.stands) == (1, None, True)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(coordinator: Client) -> None:
    policy = made(coordinator)
    seen = policy.draft_mark
    coordinator.post(f"{BASE}{policy.pk}/stap/2/weg/", {"mark": seen})
    coordinator.post(f"{BASE}{policy.pk}/stap/1/weg/", {"mark": seen})
    assert len(known().working.steps) == 1
    assert coordinator.post(f"{BASE}{policy.pk}/gebruik/", {"mark": seen}).status_code == 409


def test_what_would_reach_nobody_is_refused_where_it_is_made(coordinator: Client, people: list[Person]) -> None:
    policy = made(coordinator)
    where = f"{BASE}{policy.pk}/"
    assert coordinator.post(f"{where}stap/nieuw/", step(policy.draft_mark, "")).status_code == 422
    assert coordinator.post(f"{where}stap/nieuw/", step(policy.draft_mark, "on_call:9:")).status_code == 422
    gone = people[1]
    weekend_workday = step(policy.draft_mark, f"person:0:{gone.pk}", weekdays=["5", "6"], days="workday")
    coordinator.post(f"{where}stap/nieuw/", weekend_workday)
    with region("admin"):
        Person.objects.filter(pk=gone.pk).update(active=False)
    refused = coordinator.post(f"{where}gebruik/", {"mark": known().draft_mark})
    assert refused.status_code == 409
    page = refused.content.decode()
    assert f"{gone.name} werd teruggetrokken" in page
    assert "gaan nooit samen op" in page
    assert known().version == 0


def test_a_policy_that_breaks_later_is_listed_and_counted(coordinator: Client, people: list[Person]) -> None:
    policy = made(coordinator)
    where = f"{BASE}{policy.pk}/"
    coordinator.post(f"{where}stap/nieuw/", step(policy.draft_mark, f"person:0:{people[1].pk}"))
    coordinator.post(f"{where}gebruik/", {"mark": known().draft_mark})
    assert "h-missing" not in coordinator.get(BASE).content.decode()
    with region("admin"):
        Person.objects.filter(pk=people[1].pk).update(active=False)
    page = coordinator.get(BASE).content.decode()
    assert "h-missing" in page
    assert "is-wrong" in coordinator.get(where).content.decode()


def test_a_version_that_stood_can_be_put_into_use_again(coordinator: Client) -> None:
    policy = made(coordinator)
    where = f"{BASE}{policy.pk}/"
    coordinator.post(f"{where}gebruik/", {"mark": policy.draft_mark})
    rest = {"rounds": 3, "pause": 7, "remind_after": 10, "lapse_after": 20, "evening": "21:00", "morning": "07:30"}
    coordinator.post(f"{where}rest/", {"mark": known().draft_mark, **rest, **rows("next_on_call:0:")})
    page = coordinator.get(where).content.decode()
    assert "3 keer" in page
    assert known().said.rounds == 0
    coordinator.post(f"{where}gebruik/", {"mark": known().draft_mark})
    assert (known().version, known().said.lapse_after) == (2, timedelta(minutes=20))
    coordinator.post(f"{where}versies/1/terug/")
    assert (known().version, known().said.rounds) == (3, 0)
    with region("coordinator"):
        assert [one.number for one in queries.editions(policy)] == [3, 2, 1]


def test_acute_never_waits_for_the_morning_and_a_reminder_comes_before_the_end(coordinator: Client) -> None:
    policy = made(coordinator)
    rest = {"rounds": 0, "pause": 5, "evening": "22:00", "morning": "08:00", "wait_until_morning": ["acute"]}
    both = {"remind_after": 20, "lapse_after": 10}
    data = {"mark": policy.draft_mark, **rest, **both, **rows("")}
    refused = coordinator.post(f"{BASE}{policy.pk}/rest/", data)
    assert refused.status_code == 422
    assert {"wait_until_morning", "lapse_after"} <= set(refused.context["form"].errors)


def test_a_choice_makes_it_hold_and_keeps_it_from_being_stopped(coordinator: Client) -> None:
    policy = made(coordinator)
    where = f"{BASE}{policy.pk}/"
    coordinator.post(f"{where}gebruik/", {"mark": policy.draft_mark})
    given = {"about": "", "urgency": "acute", "place": "kortrijk", "policy": policy.pk}
    assert coordinator.post(f"{BASE}keuzes/nieuw/", given).status_code == 302
    assert coordinator.post(f"{BASE}keuzes/nieuw/", given).status_code == 422
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION, category="put-in-de-weg", urgency="acute")
        assert queries.plan_for(melding).policy == policy.pk
    coordinator.post(f"{where}actief/", {"active": "0"})
    assert known().active
    with region("coordinator"):
        choice = Choice.objects.get()
    coordinator.post(f"{BASE}keuzes/{choice.pk}/weg/")
    coordinator.post(f"{where}actief/", {"active": "0"})
    assert not known().active


def test_the_simulator_tells_who_is_reached_and_why(coordinator: Client, people: list[Person]) -> None:
    policy = made(coordinator)
    coordinator.post(f"{BASE}{policy.pk}/gebruik/", {"mark": policy.draft_mark})
    asked = {
        "category": "put-in-de-weg", "municipality": "menen", "urgency": "acute", "policy": policy.pk, "hours": 2,
        "person": people[0].pk, "said": "decline", "minutes": 2,
    }  # fmt: skip
    page = coordinator.get(f"{BASE}simulator/", asked)
    assert page.status_code == 200
    assert "Eva Dewitte" in page.content.decode()
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION, category="put-in-de-weg", urgency="acute")
    page = coordinator.get(f"{BASE}simulator/", {"number": melding.number, "day": "", "hours": 4})
    assert melding.number in page.content.decode()
    assert coordinator.get(f"{BASE}simulator/", {"number": "KOR-0000-0000"}).status_code == 422


def test_a_municipality_keeps_its_own_and_sees_no_roster(kortrijk: Place, people: list[Person]) -> None:
    client = kortrijk.client(cast.BRAM)
    base = "/beheer/escalatie/"
    client.post(f"{base}nieuw/", {"name": "Van ons", "description": "", "like": ""})
    with municipality("kortrijk"):
        policy = Policy.objects.get(name="Van ons")
    assert client.post(f"{base}{policy.pk}/gebruik/", {"mark": policy.draft_mark}).status_code == 302
    for page in ("", f"{policy.pk}/", f"{policy.pk}/stap/1/", f"{policy.pk}/rest/", "keuzes/", "keuzes/nieuw/"):
        assert client.get(base + page).status_code == 200
    given = {"about": "", "urgency": "", "policy": policy.pk}
    assert client.post(f"{base}keuzes/nieuw/", given).status_code == 302
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION, category="put-in-de-weg", urgency="acute")
        assert queries.plan_for(melding).name == "Van ons"


def test_a_municipality_simulates_what_is_its_own(kortrijk: Place, people: list[Person]) -> None:
    """Whoever keeps its policies, by its own draft or what holds; never the place of a neighbour."""
    bram = kortrijk.client(cast.BRAM)
    where = "/beheer/escalatie/simulator/"
    assert kortrijk.client(cast.ANNA).get(where).status_code == 404
    page = bram.get(where).content.decode()
    assert 'name="person"' not in page
    asked = {"category": "boom-op-de-weg", "urgency": "acute", "day": "2026-12-06", "time": "03:12", "hours": "4"}
    answer = bram.get(where, {**asked, "municipality": "menen", "person": people[1].pk})
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "Boom of tak op de weg, Kortrijk" in told
    assert any(person.name in told for person in people)
    assert bram.get(where, {**asked, "category": "onzin"}).status_code == 422
