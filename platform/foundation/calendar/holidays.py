"""The legal public holidays of Belgium (Act of 4 January 1974), with the two Sundays people also call one.

11 July, the day of the Flemish Community, is not a legal holiday: a municipality that closes then says so
with a yearly closing day of its own.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import holidays as library

LANGUAGES = {"nl": "nl", "fr": "fr", "en": "en_US", "de": "de"}


@lru_cache(maxsize=64)
def public_holidays(year: int, language: str = "nl") -> Mapping[date, str]:
    """The holidays of one year with their names, in order."""
    found = library.country_holidays("BE", years=year, language=LANGUAGES.get(language, "nl"))
    return MappingProxyType(dict(sorted(found.items())))


def holiday_name(day: date, language: str = "nl") -> str | None:
    """What is celebrated on that day, or None."""
    return public_holidays(day.year, language).get(day)
