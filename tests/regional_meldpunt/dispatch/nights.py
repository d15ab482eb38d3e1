"""A night to play: a plan for every melding, people on call, and the engine at a moment of one's choice."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions, engine, outward, queries
from regional_meldpunt.dispatch.models import Alarm, Run
from regional_meldpunt.escalation.plan import Plan, Reach, Step, Target
from regional_meldpunt.meldingen.models import Melding
from tenants.people.models import Person
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import _person, on_call_people
from tests.regional_meldpunt.meldingen import making

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
ON_CALL, NEXT = Target(Reach.ON_CALL), Target(Reach.NEXT_ON_CALL)


class Night:
    """Starts now; `go(minutes)` lets so much time pass and the engine work."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.eva, self.jan = on_call_people()
        self.at = now()
        self._patch = monkeypatch

    def policy(self, *steps: Step, **more: object) -> Plan:
        plan = Plan(name="Nacht", steps=steps, policy=1, **more)  # type: ignore[arg-type]  # names of its own fields
        self._patch.setattr(outward, "plan_for", lambda melding: plan)
        return plan

    def person(self, name: str, home: str = "menen") -> Person:
        with municipality(home):
            return _person(name, home, None)

    def melding(self, urgency: str = "acute", **more: object) -> Melding:
        with municipality("kortrijk"):
            found = making.receive(decision=making.REGION, category="boom-op-de-weg", urgency=urgency, **more)
        self.at = max(self.at, now())
        return found

    def go(self, minutes: float = 0) -> int:
        """Time passes; a whole number of minutes ends just after them, when what was due then is due."""
        self.at += minutes * MINUTE + (SECOND if minutes else 0 * SECOND)
        with login("engine"), region("engine"):
            return engine.work(self.at)

    def calls(self, melding: Melding) -> list[str]:
        with region("desk"):
            return [f"{one.person_name.split()[0]} {one.state}" for one in queries.alarms_for(melding.pk)]

    def alarm(self, melding: Melding, person: Person) -> Alarm:
        with region("desk"):
            return [one for one in queries.alarms_for(melding.pk) if one.person_id == person.pk][-1]

    def accept(self, melding: Melding, person: Person) -> None:
        with region("desk"):
            actions.acknowledge(self.alarm(melding, person), by=making.ANNA, at=self.at)

    def run(self, melding: Melding) -> Run:
        with region("desk"):
            found = queries.run_of(melding)
        assert found is not None
        return found

    def said(self, melding: Melding, *verbs: str) -> list[str]:
        with region("desk"):
            return [f"{line.verb} {line.text}".strip() for line in queries.trail(melding) if line.verb in verbs]
