"""Which policy holds for a melding: the most specific choice, and always one that can be walked."""

from __future__ import annotations

import pytest

from foundation.tenancy import municipality, region
from regional_meldpunt.escalation import queries, standard
from regional_meldpunt.escalation.models import Policy
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.meldingen.models import Melding
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.escalation.choices import choose
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.usefixtures("committed")


def held(melding: Melding) -> str:
    """As the engine asks it."""
    with login("engine"), region("engine"):
        return queries.plan_for(melding).name


@pytest.fixture
def acute() -> Melding:
    with municipality("kortrijk"):
        return making.receive(decision=making.REGION, category="put-in-de-weg", urgency="acute")


def test_the_most_specific_choice_wins(acute: Melding) -> None:
    assert held(acute) == standard.built_in().name
    with region("coordinator"):
        choose("Menen", place="menen")
        choose("Alles")
    assert held(acute) == "Alles"
    for name, more in (
        ("Acuut", {"urgency": "acute"}),
        ("Kortrijk", {"place": "kortrijk"}),
        ("Straat", {"group": "straat"}),
        ("Put", {"category": "put-in-de-weg"}),
    ):
        with region("coordinator"):
            choose(name, **more)
        assert held(acute) == name
    with municipality("kortrijk"):
        choose("Eigen", owner="kortrijk")
    with municipality("menen"):
        choose("Van Menen", owner="menen", category="put-in-de-weg")
    assert held(acute) == "Eigen"


def test_a_policy_that_cannot_be_walked_never_wins(acute: Melding) -> None:
    with region("coordinator"):
        choose("Alles")
        for pk, damage in (
            (choose("Kapot", urgency="acute").policy_id, {"plan": {"steps": "stuk"}}),
            (choose("Leeg", place="kortrijk").policy_id, {"plan": Plan("", ()).to_json()}),
            (choose("Gestopt", group="straat").policy_id, {"active": False}),
            (choose("Ontwerp", category="put-in-de-weg").policy_id, {"version": 0}),
        ):
            Policy.objects.filter(pk=pk).update(**damage)
    assert held(acute) == "Alles"


def test_every_wall_that_begins_an_escalation_may_ask(acute: Melding) -> None:
    with region("coordinator"):
        choose("Acuut", urgency="acute")
    for wall in ("desk", "coordinator"):
        with region(wall):
            assert queries.plan_for(acute).name == "Acuut"
    assert held(acute) == "Acuut"
    with municipality("kortrijk"):
        assert queries.plan_for(acute).name == "Acuut"
