"""The words of this part, as values: who is asked, about what, and what they said."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.timezone import localtime

CONSENT = "consent"
MONTHS_IN_FORCE = 6
LANGUAGES = ("nl", "fr", "en")


class Word(StrEnum):
    """What an adult said of a section. On a legal ground they are told; on consent they agree or refuse."""

    TOLD = "told"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Way(StrEnum):
    WEB = "web"
    DESK = "desk"
    PAPER = "paper"


@dataclass(frozen=True)
class Adult:
    """Somebody of age who decides for themself. `ref` is what the request calls them."""

    ref: UUID
    name: str
    language: str = "nl"


@dataclass(frozen=True)
class Asked:
    """A section that is asked for, on what ground, and about whom. Nobody named means: about the whole household."""

    kind: str
    ground: str
    persons: tuple[UUID, ...] = ()

    @property
    def needs_consent(self) -> bool:
        return self.ground == CONSENT


def ends(at: datetime) -> datetime:
    """Consent lasts six months: until the end of the same day then (the last of a shorter month)."""
    day = localtime(at)
    year, month = divmod(day.month - 1 + MONTHS_IN_FORCE, 12)
    year, month = day.year + year, month + 1
    last = calendar.monthrange(year, month)[1]
    return day.replace(year=year, month=month, day=min(day.day, last), hour=23, minute=59, second=59, microsecond=0)
