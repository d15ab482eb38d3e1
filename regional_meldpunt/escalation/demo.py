"""Four policies of the demo region and for what they hold, put into use by the coordinator a while ago."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone

from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category, CategoryGroup
from regional_meldpunt.escalation import actions, actions_choices
from regional_meldpunt.escalation.models import REGION, Policy
from regional_meldpunt.escalation.plan import Days, Otherwise, Plan, Reach, Step, Target, When
from regional_meldpunt.escalation.world import World, world
from tenants.people.models import Person

BY = Actor.system("demo")
AGO = timedelta(days=40)
FIRST, BACKUP = Target(Reach.ON_CALL, layer=1), Target(Reach.ON_CALL, layer=2)
AFTER, EVERYBODY = Target(Reach.NEXT_ON_CALL), Target(Reach.EVERYBODY_ON_CALL)
ANYBODY = Target(Reach.ROLE, "wachtdienst")
INFORMED = (
    ("Katrien Vermeulen", "kortrijk", "katrien.vermeulen@regio.demo", "0470 11 20 51"),
    ("Luc Deprez", "menen", "luc.deprez@regio.demo", "0470 11 20 52"),
)
"""The emergency planner of the region and a mayor: told, never called out."""


def load() -> None:
    """Idempotent; runs as the owner, in `public`, after the rosters."""
    if Policy.objects.filter(municipality=REGION).exists():
        return
    planner, mayor = _informed()
    known = world(REGION)
    if not known.first:
        return
    acute = _use("Acute nacht", ACUTE_WORDS, acute_plan(), known)
    urgent = _use("Dringend", "Binnen het uur moet iemand gekeken hebben.", urgent_plan(), known)
    waits = _use("Kan wachten tot de ochtend", MORNING_WORDS, morning_plan(), known)
    water = _use("Wateroverlast", WATER_WORDS, water_plan(planner, mayor, known), known)
    _choose(water, category="water-op-straat")
    _choose(waits, group="dieren", urgency="can_wait")
    _choose(acute, urgency="acute")
    _choose(urgent, urgency="urgent")


ACUTE_WORDS = "Er is gevaar of grote schade: binnen het kwartier vertrekt iemand, dag en nacht."
MORNING_WORDS = "Niemand wordt ervoor gewekt. Op de eerstvolgende werkdag om acht uur krijgt de wacht het."
WATER_WORDS = (
    "De wacht en de technische wacht samen; de noodplanner weet het meteen, de burgemeester bij een acute melding."
)


def acute_plan() -> Plan:
    five = timedelta(minutes=5)
    return Plan(
        name="",
        steps=(Step((FIRST,), five), Step((BACKUP,), five), Step((AFTER,), five), Step((EVERYBODY, AFTER), 2 * five)),
        rounds=0,
        pause=timedelta(minutes=2),
        remind_after=timedelta(minutes=10),
        lapse_after=timedelta(minutes=20),
        wait_until_morning=frozenset(),
        fallback=(ANYBODY,),
    )


def urgent_plan() -> Plan:
    ten = timedelta(minutes=10)
    return Plan(
        name="",
        steps=(Step((FIRST,), ten), Step((BACKUP,), ten), Step((AFTER,), 2 * ten)),
        rounds=3,
        pause=ten,
        remind_after=timedelta(minutes=30),
        wait_until_morning=frozenset(),
        fallback=(AFTER,),
    )


def morning_plan() -> Plan:
    hours = When(days=Days.WORKDAY, begins=time(8), ends=time(17))
    return Plan(
        name="",
        steps=(
            Step((FIRST,), timedelta(hours=2), hours, Otherwise.WAIT),
            Step((BACKUP,), timedelta(hours=2), hours, Otherwise.WAIT),
        ),
        rounds=2,
        pause=timedelta(hours=4),
        evening=time(20),
        fallback=(AFTER,),
    )


def water_plan(planner: Person, mayor: Person, known: World) -> Plan:
    """The second roster of the region, when there is one, goes along at once."""
    five = timedelta(minutes=5)
    others = [slug for slug, duty in (known.duties or {}).items() if slug != known.first and "echnisch" in duty.name]
    pumps = tuple(Target(Reach.ON_CALL, slug) for slug in others)
    told = Target(Reach.PERSON, str(planner.pk), inform=True)
    chief = Target(Reach.PERSON, str(mayor.pk), inform=True)
    return Plan(
        name="",
        steps=(
            Step((FIRST, *pumps, told), five),
            Step((chief,), timedelta(minutes=1), When(urgencies=frozenset({"acute"}))),
            Step((BACKUP,), five),
            Step((EVERYBODY, AFTER), 2 * five),
        ),
        rounds=0,
        pause=five,
        remind_after=timedelta(minutes=15),
        lapse_after=timedelta(minutes=30),
        wait_until_morning=frozenset(),
        fallback=(ANYBODY,),
    )


def _informed() -> list[Person]:
    """They have no account: a mail and a telephone are enough to be told."""
    found = []
    for name, home, email, phone in INFORMED:
        given = {"name": name, "phone": phone, "role": "directeur", "invited_by": BY, "joined_at": timezone.now()}
        found.append(Person.objects.get_or_create(municipality=home, email=email, defaults=given)[0])
    return found


def _use(name: str, description: str, plan: Plan, known: World) -> Policy:
    at = timezone.now() - AGO
    made = actions.make(name=name, description=description, plan=plan, owner=REGION, by=BY, at=at)
    return actions.publish(made, known, mark=made.draft_mark, by=BY, at=at)


def _choose(policy: Policy, *, category: str = "", group: str = "", urgency: str = "") -> None:
    given = {
        "category": Category.objects.filter(slug=category).first() if category else None,
        "group": CategoryGroup.objects.filter(slug=group).first() if group else None,
        "urgency": urgency,
        "place": "",
        "policy": policy,
    }
    if (category and given["category"] is None) or (group and given["group"] is None):
        return
    actions_choices.choose(given, owner=REGION, by=BY)
