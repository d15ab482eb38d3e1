"""What stands in the address of a list: which list, what must hold, in what order. Unknown words count as empty."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.meldingen.models import Channel, Kind
from regional_meldpunt.meldingen.statuses import Status

PER_PAGE = 50
LAST_PAGE = 200  # whoever needs more asks a narrower question
TEAM, MINE, TEAMS, REGION, ELSEWHERE, ALL = "team", "mijn", "teams", "regio", "elders", "alles"
SCOPES_HERE: dict[str, Promise | str] = {
    TEAM: _("Own team"),
    MINE: _("My work"),
    TEAMS: _("My teams"),
    REGION: _("With the region"),
    ELSEWHERE: _("Handed over"),
    ALL: _("All, also finished"),
}
SCOPES_DESK: dict[str, Promise | str] = {
    TEAM: _("Regional desk"),
    MINE: _("My work"),
    TEAMS: _("My teams"),
    ALL: _("All, also finished"),
}
DEADLINE, URGENCY, OLDEST, NEWEST = "termijn", "urgentie", "oudste", "nieuwste"
ORDERS: dict[str, Promise | str] = {
    DEADLINE: _("Deadline first"),
    URGENCY: _("Most urgent first"),
    OLDEST: _("Oldest first"),
    NEWEST: _("Newest first"),
}
ORDERS_ALL = {OLDEST: ORDERS[OLDEST], NEWEST: ORDERS[NEWEST]}  # what is over has no deadline and no urgency any more
OVER, TODAY, WEEK, NONE = "voorbij", "vandaag", "week", "geen"
DUE: dict[str, Promise | str] = {
    OVER: _("Past its deadline"),
    TODAY: _("Due today"),
    WEEK: _("Due within seven days"),
    NONE: _("Without a deadline"),
}
NOBODY = "niemand"


@dataclass(frozen=True, kw_only=True)
class WorkFilter:
    """Names are those of the address, so that a filter can be read aloud."""

    lijst: str = TEAM
    zoek: str = ""
    status: str = ""
    soort: str = ""
    team: str = ""
    wie: str = ""
    urgentie: str = ""
    termijn: str = ""
    kanaal: str = ""
    aard: str = ""
    storm: str = ""
    gemeente: str = ""
    volgorde: str = ""
    blad: int = 1

    @property
    def also_over(self) -> bool:
        return self.lijst == ALL or self.status in ("done", "closed", "rejected", "withdrawn")

    @property
    def order(self) -> str:
        if self.also_over:
            return self.volgorde if self.volgorde in ORDERS_ALL else NEWEST
        return self.volgorde or DEADLINE

    @property
    def orders(self) -> dict[str, Promise | str]:
        """What this list can be ordered by."""
        return ORDERS_ALL if self.also_over else ORDERS

    @property
    def narrowed(self) -> bool:
        """Whether something is asked beyond the list itself."""
        return any(getattr(self, name) for name in NARROWING)

    @property
    def query(self) -> str:
        """As it stands in an address, without what is usual."""
        usual = WorkFilter()
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        return urlencode({name: value for name, value in said.items() if value != getattr(usual, name)})

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The same for hidden fields of a form."""
        return parse_qsl(self.query)

    @property
    def query_before(self) -> str:
        return replace(self, blad=self.blad - 1).query

    @property
    def query_after(self) -> str:
        return replace(self, blad=self.blad + 1).query


NARROWING = ("zoek", "status", "soort", "team", "wie", "urgentie", "termijn", "kanaal", "aard", "storm", "gemeente")
ALLOWED: dict[str, frozenset[str]] = {
    "lijst": frozenset(SCOPES_HERE),
    "status": frozenset(status.value for status in Status),
    "urgentie": frozenset(Urgency.values),
    "termijn": frozenset(DUE),
    "kanaal": frozenset(Channel.values),
    "aard": frozenset(Kind.values),
    "volgorde": frozenset(ORDERS),
}


def read(given: Any) -> WorkFilter:
    """From an address, which anybody may have typed."""
    values: dict[str, Any] = {}
    for name in (f.name for f in fields(WorkFilter)):
        text = str(given.get(name, "") or "").replace("\0", "").strip()[:120]
        if name == "blad":
            number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
            values[name] = min(max(number, 1), LAST_PAGE)
        elif text and (name not in ALLOWED or text in ALLOWED[name]):
            values[name] = text
    return WorkFilter(**values)
