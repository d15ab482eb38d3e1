"""What nobody at the desk may overlook: nobody on call, alarms that do not work, a gap in the day to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.calendar.clock import local
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import STORM_LINE
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.roster.balance import queries as balance
from regional_meldpunt.roster.balance.quality import Gap
from regional_meldpunt.roster.models import Roster

AHEAD = timedelta(hours=24)


@dataclass(frozen=True)
class Warned:
    """`grave`: now nobody is reached by itself. The others can still be mended in time."""

    kind: str
    text: str
    grave: bool = False


def warnings(at: datetime, *, engine: bool) -> list[Warned]:
    """The gravest first."""
    found = []
    if not engine:
        found.append(
            Warned("engine", _("The engine stands still: nobody is called by itself. Call people yourself."), True)
        )
    chosen = roster.default()
    if chosen is None or roster.on_call(at, chosen) is None:
        found.append(
            Warned("nobody", _("Nobody is on call now. Call somebody yourself, or have the roster mended."), True)
        )
    for each in roster.rosters():
        found += [
            Warned("gap", _sentence(each, gap, at)) for gap in _gaps(each, at) if gap.begins > at or each != chosen
        ]
    if (opening := categories.opening(STORM_LINE, at)) is not None:
        found.append(Warned("storm", _("1722 is open until %(until)s.") % {"until": _when(opening.until_at)}))
    return found


def _gaps(of: Roster, at: datetime) -> list[Gap]:
    """Where nobody at all is reached in the coming day."""
    found, _hours = balance.missing_in(of, balance.published(of, at, at + AHEAD), at, at + AHEAD)
    return [gap for gap in found if gap.first]


def _sentence(of: Roster, gap: Gap, at: datetime) -> str:
    facts = {"roster": of.name, "begins": _when(gap.begins), "ends": _when(gap.ends)}
    if gap.begins <= at:
        return _("%(roster)s: nobody is on call until %(ends)s.") % facts
    return _("%(roster)s: nobody is on call from %(begins)s until %(ends)s.") % facts


def _when(at: datetime) -> str:
    return date_format(local(at), "D H:i")
