"""Who gets a melding, and why. The municipality's own rules are heard before those of the region."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from foundation.tenancy import municipality, region
from regional_meldpunt.categories.models import Category
from regional_meldpunt.routing.models import Party, Rule
from regional_meldpunt.routing.queries import Facts, broken, route
from regional_meldpunt.teams.models import Team

BRUSSELS = ZoneInfo("Europe/Brussels")
MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=BRUSSELS)


def facts(category: str = "put-in-de-weg", **more: Any) -> Facts:
    known = {"municipality": "kortrijk", "at": MONDAY, **more}
    return Facts(category=Category.objects.select_related("group").get(slug=category), **known)


def rule(name: str = "de regel", owner: str = "kortrijk", position: int = 1, **more: Any) -> Rule:
    return Rule.objects.create(municipality=owner, position=position, name=name, **more)


def team(slug: str, owner: str = "kortrijk", **more: Any) -> Team:
    return Team.objects.create(municipality=owner, slug=slug, name=slug.title(), **more)


def fired(outcome: Any) -> list[str]:
    return [step.name for step in outcome.trace if step.fired]


@pytest.mark.wall("kortrijk")
def test_the_first_rule_that_fits_wins() -> None:
    team("wegen")
    team("groen")
    rule("niet deze", position=1, conditions={"groups": ["groen"]}, team="groen")
    rule("wel deze", position=2, conditions={"groups": ["straat"]}, team="wegen")
    rule("te laat", position=3, conditions={}, team="groen")
    outcome = route(facts())
    assert (outcome.team, outcome.rule) == ("wegen", "wel deze")
    assert fired(outcome) == ["wel deze"]


@pytest.mark.wall("kortrijk")
def test_what_no_rule_claims_goes_to_the_team_that_takes_the_rest() -> None:
    team("rest", takes_rest=True)
    assert route(facts()).team == "rest"


@pytest.mark.wall("kortrijk")
def test_the_region_fills_in_what_the_municipality_left_open() -> None:
    """N43: our own team follows it, and the party is the one of the region's rule."""
    team("wegen")
    rule(conditions={"groups": ["straat"]}, team="wegen")
    outcome = route(facts(address="N43 ter hoogte van nummer 12, Kortrijk"))
    assert (outcome.team, outcome.party) == ("wegen", "awv")


@pytest.mark.wall("kortrijk")
def test_an_own_rule_is_heard_before_the_region() -> None:
    Party.objects.create(municipality="kortrijk", slug="aannemer", name="Aannemer")
    rule(conditions={"groups": ["straat"]}, party="aannemer")
    assert route(facts(address="N43, Kortrijk")).party == "aannemer"


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    ("category", "municipality_", "party"),
    [
        ("straatlamp-kapot", "kortrijk", "fluvius"),
        ("fout-parkeren", "kortrijk", "pz-vlas"),
        ("fout-parkeren", "menen", "pz-grensleie"),
        ("fout-parkeren", "wervik", "pz-arro-ieper"),
        ("afval-niet-opgehaald", "kortrijk", "imog"),
        ("afval-niet-opgehaald", "wevelgem", "mirom-menen"),
        ("losse-stoeptegel", "kortrijk", ""),
    ],
)
def test_the_owner_of_a_category_depends_on_the_place(category: str, municipality_: str, party: str) -> None:
    assert route(facts(category, municipality=municipality_)).party == party


@pytest.mark.wall("kortrijk")
def test_an_answer_decides_whose_water_it_is() -> None:
    assert route(facts("vervuild-water", answers={"welk-water": "leie"})).party == "vlaamse-waterweg"
    assert route(facts("vervuild-water", answers={"welk-water": "beek"})).party == ""


@pytest.mark.wall("kortrijk")
def test_an_answer_makes_it_acute() -> None:
    assert route(facts("losse-tak", answers={"kan-vallen": "ja"})).urgency == "acute"
    assert route(facts("losse-tak", answers={"kan-vallen": "nee"})).urgency == ""


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    ("at", "fits"),
    [
        ("2026-03-07T00:30", True),  # Saturday in Brussels, still Friday in UTC
        ("2026-03-06T23:30", False),  # Friday evening
        ("2026-07-04T00:30", True),  # summer time: two hours before
        ("2026-03-08T23:59", False),  # Sunday
    ],
)
def test_the_weekday_is_that_of_the_local_hour(at: str, fits: bool) -> None:
    """Half past midnight on Saturday is Saturday, whatever day it is in UTC."""
    rule("zaterdag", conditions={"weekdays": [5]}, urgency="urgent")
    moment = datetime.fromisoformat(at).replace(tzinfo=BRUSSELS)
    assert ("zaterdag" in fired(route(facts(at=moment.astimezone(ZoneInfo("UTC")))))) is fits


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    ("at", "fits"),
    [
        ("2026-03-02T22:00", True),
        ("2026-03-02T21:59", False),
        ("2026-03-03T05:59", True),
        ("2026-03-03T06:00", False),
        ("2026-03-29T03:00", True),  # the night the clock jumps
    ],
)
def test_a_window_of_time_may_run_past_midnight(at: str, fits: bool) -> None:
    rule("nacht", conditions={"from": "22:00", "until": "06:00"}, urgency="urgent")
    assert ("nacht" in fired(route(facts(at=datetime.fromisoformat(at).replace(tzinfo=BRUSSELS))))) is fits


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    ("day", "free"), [("2026-12-25", True), ("2026-12-24", False), ("2026-12-26", True), ("2026-05-14", True)]
)
def test_a_holiday_is_no_working_day(day: str, free: bool) -> None:
    """Christmas, the day before it, a Saturday, Ascension Day."""
    rule("vrij", conditions={"day": "free"}, urgency="urgent")
    at = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=BRUSSELS)
    assert ("vrij" in fired(route(facts(at=at)))) is free


@pytest.mark.wall("kortrijk")
def test_an_area_on_the_map() -> None:
    square = [[3.26, 50.82], [3.28, 50.82], [3.28, 50.84], [3.26, 50.84]]
    rule("centrum", conditions={"polygon": square}, urgency="urgent")
    assert fired(route(facts(lat=50.83, lon=3.27))) == ["centrum"]
    assert fired(route(facts(lat=50.90, lon=3.27))) == []
    assert fired(route(facts())) == []


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    ("broken_rule", "missing"),
    [
        ({"team": "opgeheven"}, "team opgeheven"),
        ({"party": "failliet"}, "party failliet"),
        ({"conditions": {"categories": ["afgeschaft"]}}, "category afgeschaft"),
        ({"conditions": {"groups": ["afgeschaft"]}}, "group afgeschaft"),
        ({"conditions": {"maan": "vol"}}, "condition maan"),
        ({"conditions": {"from": "25:00", "until": "06:00"}}, "condition from"),
        ({"conditions": {"polygon": [[1, 2]]}}, "condition polygon"),
        ({"conditions": ["geen", "vorm"]}, "condition conditions"),
        ({"conditions": {"answers": [{"question": "x"}]}}, "condition answers"),
    ],
)
def test_a_broken_rule_is_skipped_and_shown(broken_rule: dict[str, Any], missing: str) -> None:
    made = rule("stuk", position=1, **broken_rule)
    rule("heel", position=2, urgency="urgent")
    outcome = route(facts())
    assert outcome.rule == "heel"
    assert next(step for step in outcome.trace if step.name == "stuk").missing == (missing,)
    assert broken("kortrijk") == {made.pk: (missing,)}


@pytest.mark.wall("kortrijk")
def test_a_rule_that_is_switched_off_is_not_looked_at() -> None:
    rule("uit", active=False, urgency="urgent")
    assert "uit" not in [step.name for step in route(facts()).trace]


def test_a_neighbour_is_routed_by_its_own_rules(db: None) -> None:
    """It came in at Kortrijk and concerns Menen: the rules of Menen decide, and Kortrijk cannot read them as rows."""
    with municipality("menen"):
        team("menen-wegen", owner="menen")
        rule("van menen", owner="menen", conditions={"groups": ["straat"]}, team="menen-wegen")
    with municipality("kortrijk"):
        assert route(facts(municipality="menen")).team == "menen-wegen"
        assert not Rule.objects.filter(municipality="menen").exists()
        assert route(facts()).rule != "van menen"
    with region("desk"):
        assert route(facts(municipality="menen")).team == "menen-wegen"


@pytest.mark.wall("kortrijk")
def test_every_condition_says_what_it_asked_and_found() -> None:
    rule("alles", conditions={"categories": ["sluikstort"], "weekdays": [0], "postal_codes": ["8500"]})
    (step,) = [step for step in route(facts(postal_code="8501")).trace if step.name == "alles"]
    assert [(why.found.lower(), why.holds) for why in step.why] == [
        ("put-in-de-weg", False),
        ("8501", False),
        ("maandag", True),
    ]
