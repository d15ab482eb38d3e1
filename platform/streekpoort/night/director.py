"""The night, scene by scene. Everything goes over HTTP, as citizens and people on call do it; reading who is on call
and whether a scene is over is done behind the walls of the desk.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.timezone import localdate, now

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.shifts import morning
from streekpoort.night import audit, stack, story
from streekpoort.night.citizens import Sight, report
from streekpoort.night.gateway import Gateway
from streekpoort.night.guards import Guard
from streekpoort.night.telling import Teller
from streekpoort.night.visitor import Visitor
from tenants.registry import hosts

PASSWORD = "streekpoort-demo"
LOOK = 0.5
MOST = 90.0
"""Seconds that a scene may take before the play goes on and the audit says what is missing."""


class Director:
    """Leads the play on a region that is awake."""

    def __init__(self, *, pace: int, storm: int) -> None:
        self.teller = Teller(pace)
        self.say = self.teller.say
        self.gateway = Gateway(settings.STREEKPOORT_GATEWAY_PORT)
        self.numbers: list[str] = []
        self.acute: list[str] = []
        self._storm, self._homes = storm, 10
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []

    def play(self) -> list[str]:
        """The whole night; returns what is wrong afterwards."""
        try:
            guards = self._shift_begins()
            self._tree(guards)
            self._storm_breaks(guards)
            self._nobody_wakes(guards)
            self._gateway_breaks(guards)
            self._engine_dies(guards)
            self._morning(guards)
        finally:
            self._over.set()
            for thread in self._threads:
                thread.join(timeout=10)
        return audit.check(self.numbers, acute=self.acute, called=self.gateway.rang())

    def _shift_begins(self) -> list[Guard]:
        self.teller.scene("22:00", "De wacht begint")
        with region("desk"):
            people = roster.to_reach(now())
        guards = []
        for place, person in enumerate(people[:4]):
            phone = Visitor(f"regio.{settings.STREEKPOORT_DOMAIN}", settings.STREEKPOORT_PORT, 200 + place)
            phone.log_in(person.email, PASSWORD)
            guard = Guard(person.name, phone, self.say)
            thread = threading.Thread(target=guard.stay, args=(self._over,), name=person.name, daemon=True)
            thread.start()
            self._threads.append(thread)
            guards.append(guard)
        self.say("In volgorde te bereiken: " + ", ".join(guard.name for guard in guards))
        return guards

    def _tree(self, guards: list[Guard]) -> None:
        self.teller.scene("22:25", "Een boom over de weg in Kuurne")
        number = self._report(story.TREE)
        self._until(lambda: self._status(number) == "done", f"{number} is klaar")

    def _storm_breaks(self, guards: list[Guard]) -> None:
        self.teller.scene("01:10", f"Een onweer trekt over de streek: {self._storm} meldingen")
        for sight in story.storm(self._storm):
            self._report(sight, quietly=True)
        self.say(f"{self._storm} meldingen aangenomen, elk met een nummer")
        self._until(lambda: self._reached(self.numbers[-self._storm :]), "wat dringend is, is bij iemand")

    def _nobody_wakes(self, guards: list[Guard]) -> None:
        self.teller.scene("03:12", f"{guards[0].name} slaapt door de oproep heen")
        guards[0].wakes_after = None
        number = self._report(story.SINKHOLE)
        self._until(lambda: self._taken(number), f"{number} heeft iemand")
        guards[0].wakes_after = 2.0

    def _gateway_breaks(self, guards: list[Guard]) -> None:
        self.teller.scene("04:05", "De provider van sms'en valt uit")
        self.gateway.behave("fail", only="sms")
        number = self._report(story.CABLE)
        self._until(lambda: self._taken(number), f"{number} heeft iemand")
        self.gateway.behave("receipt")
        self.say("De provider werkt weer")

    def _engine_dies(self, guards: list[Guard]) -> None:
        self.teller.scene("05:20", "De motor valt om op het moment dat er een melding binnenkomt")
        stack.kill(Path(settings.HOME), "engine")
        number = self._report(story.FUEL)
        self._until(lambda: self._taken(number), f"{number} heeft iemand, met een nieuwe motor")

    def _morning(self, guards: list[Guard]) -> None:
        self._until(lambda: all(self._status(number) == "done" for number in self.acute), "het acute is afgewerkt")
        self.teller.scene("06:55", "De dagploeg komt binnen")
        leaving, coming = self._at_desk("operator@regio.demo"), self._at_desk("nachtoperator@regio.demo")
        words = (
            "Onweer om 01:10, overal afgehandeld. Het gat in de Ieperstraat in Menen is afgezet, overdag herstellen."
        )
        page = leaving.get("/overdracht/")
        page = leaving.send(page.form("text", "to"), {"text": words, "to": ""}, at=page.path)
        coming.post(f"{page.path}overname/", {})
        self.say(f"«Ik draag over», «Ik neem over»: {page.path}")
        self.teller.scene("07:00", "De ochtendrapporten vertrekken")
        self.say(", ".join(morning_reports()))

    def _at_desk(self, email: str) -> Visitor:
        self._homes += 1
        visitor = Visitor(f"regio.{settings.STREEKPOORT_DOMAIN}", settings.STREEKPOORT_PORT, self._homes)
        visitor.log_in(email, PASSWORD)
        return visitor

    def _report(self, sight: Sight, *, quietly: bool = False) -> str:
        self._homes += 1
        number = report(sight, domain=settings.STREEKPOORT_DOMAIN, port=settings.STREEKPOORT_PORT, home=self._homes)
        self.numbers.append(number)
        if sight.danger:
            self.acute.append(number)
        if not quietly:
            self.say(f"{number} gemeld: {sight.words}")
        return number

    def _until(self, reached: Callable[[], bool], words: str) -> None:
        deadline = time.monotonic() + MOST
        while time.monotonic() < deadline:
            if reached():
                self.say(f"Dus: {words}")
                return
            time.sleep(LOOK)
        self.say(f"Niet binnen {MOST:.0f} seconden: {words}")

    def _status(self, number: str) -> str:
        with region("desk"):
            melding = meldingen.by_number(number)
            return melding.status if melding else ""

    def _taken(self, number: str) -> bool:
        with region("desk"):
            melding = meldingen.by_number(number)
            return melding is not None and any(alarm.answered_at for alarm in dispatch.alarms_for(melding.pk))

    def _reached(self, numbers: list[str]) -> bool:
        with region("desk"):
            found = [meldingen.by_number(number) for number in numbers]
            urgent = [melding for melding in found if melding and melding.urgency in {"acute", "urgent"}]
            return all(dispatch.alarms_for(melding.pk) for melding in urgent)


def morning_reports() -> list[str]:
    """The report of each municipality about this night, as the worker makes it at the hour that each chose."""
    told, gone = [], 0
    tomorrow = localdate(now()) + timedelta(days=1)
    for place in hosts.municipalities():
        with municipality(place.schema_name):
            made = morning.make(place.schema_name, tomorrow, at=now())
        gone += made is None
        if made is not None and made.content["something"]:
            mails = "1 mail" if made.sent_to == 1 else f"{made.sent_to} mails"
            told.append(f"{place.name} ({made.content['counts']['received']} nieuw, {mails})")
    if gone:
        told.append(f"{gone} vertrokken al eerder vandaag")
    return told or ["overal was het stil"]
