"""Days and hours: public holidays, own closing days, opening hours, and the wall clock of Brussels.

Everything that says "during office hours" or "the next working day" asks this package, so that the
desk, the letters and the roster agree on what a working day is.
"""

from foundation.calendar.clock import BRUSSELS, local, moment
from foundation.calendar.holidays import holiday_name, public_holidays
from foundation.calendar.hours import OpeningHours, within
from foundation.calendar.office import Office, closing_time, is_workday, next_opening, next_workday, office_open

__all__ = [
    "BRUSSELS",
    "Office",
    "OpeningHours",
    "closing_time",
    "holiday_name",
    "is_workday",
    "local",
    "moment",
    "next_opening",
    "next_workday",
    "office_open",
    "public_holidays",
    "within",
]
