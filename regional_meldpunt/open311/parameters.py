"""What a question or a report of other software says, read and checked. Raises ApiProblem that names what is wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, QueryDict
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import get_default_timezone, is_naive, make_aware

from regional_meldpunt.open311 import problems
from regional_meldpunt.open311.asked import given
from regional_meldpunt.open311.states import CLOSED, OPEN

SPAN = timedelta(days=90)
MOST = 1000
LONGEST_DESCRIPTION = 4000
LONGEST_WORD = 300
LONGEST_CODE = 60
FARTHEST = 20_000


@dataclass(frozen=True)
class Filter:
    """Which meldingen a list holds. `numbers` overrides all others, as the specification says."""

    numbers: tuple[str, ...]
    codes: tuple[str, ...]
    statuses: frozenset[str]
    start: datetime
    end: datetime
    page: int
    size: int

    @property
    def begin(self) -> int:
        return (self.page - 1) * self.size


@dataclass(frozen=True)
class Pin:
    lat: float | None = None
    lon: float | None = None


def listing(request: HttpRequest, at: datetime) -> Filter:
    start, end = span(request, at)
    statuses = frozenset(word.lower() for word in words(request, "status"))
    if statuses - {OPEN, CLOSED}:
        raise problems.wrong("status", "it is open or closed")
    page = number(request, "page", default=1, most=FARTHEST)
    size = number(request, "page_size", default=MOST, most=MOST)
    if page * size > FARTHEST:
        raise problems.wrong("page", "ask for a shorter period with start_date and end_date instead")
    return Filter(
        numbers=words(request, "service_request_id")[:MOST],
        codes=words(request, "service_code")[:MOST],
        statuses=statuses,
        start=start,
        end=end,
        page=page,
        size=size,
    )


def span(request: HttpRequest, at: datetime) -> tuple[datetime, datetime]:
    """The period that was asked for, at most 90 days; one end that is missing follows from the other."""
    start, end = moment(request, "start_date"), moment(request, "end_date")
    if start is None:
        end = end or at
        return end - SPAN, end
    if end is None:
        return start, start + SPAN
    if end < start:
        raise problems.wrong("end_date", "it is before start_date")
    if end - start > SPAN:
        raise problems.wrong("end_date", "a search may not span more than 90 days")
    return start, end


def moment(request: HttpRequest, name: str) -> datetime | None:
    """A moment as W3C writes it; without a time zone it is Brussels, a day alone is its beginning."""
    text = given(request, name)
    return moment_of(text, name) if text else None


def moment_of(text: str, name: str = "datetime") -> datetime:
    try:
        # a plus sign that was not encoded arrives as a space
        found = parse_datetime(text) or parse_datetime("+".join(text.rsplit(" ", 1)))
        if found is None and (day := parse_date(text)):
            found = datetime.combine(day, time())
        if found is None:
            raise ValueError(text)
        return (make_aware(found, get_default_timezone()) if is_naive(found) else found).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise problems.wrong(name, "write it like 2026-03-01T09:30:00+01:00") from error


def words(request: HttpRequest, name: str) -> tuple[str, ...]:
    return tuple(word for part in given(request, name).split(",") if (word := part.strip()))


def number(request: HttpRequest, name: str, *, default: int, most: int) -> int:
    text = given(request, name)
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) > 0):
        raise problems.wrong(name, "it is a whole number above zero")
    return min(int(text), most)


def pin(request: HttpRequest) -> Pin:
    """Both or neither."""
    lat, lon = given(request, "lat"), given(request, "long")
    if bool(lat) != bool(lon):
        raise problems.missing("long" if lat else "lat")
    if not lat:
        return Pin()
    return Pin(_degrees("lat", lat, 90), _degrees("long", lon, 180))


def _degrees(name: str, text: str, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or abs(value) > most:
        raise problems.wrong(name, "it is no number of degrees")
    return value


def text(request: HttpRequest, name: str, *, longest: int = LONGEST_WORD) -> str:
    found = given(request, name)
    if len(found) > longest:
        raise problems.wrong(name, f"it has more than {longest} characters")
    return found


def contact(request: HttpRequest) -> dict[str, str]:
    """What the reporter left, by the names of the contact book; nothing when they stay unknown."""
    email = text(request, "email", longest=254)
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise problems.wrong("email", "it is no address") from error
    names = (text(request, "first_name", longest=90), text(request, "last_name", longest=90))
    left = {
        "name": " ".join(part for part in names if part),
        "email": email,
        "phone": text(request, "phone", longest=40),
    }
    return {name: value for name, value in left.items() if value}


def attributes(data: QueryDict) -> Mapping[str, list[str]]:
    """The answers `attribute[code]=value`, and `attribute[code][]=value` for more than one."""
    found: dict[str, list[str]] = {}
    for name in data:
        if name.startswith("attribute[") and name.removesuffix("[]").endswith("]"):
            code = name.removesuffix("[]")[len("attribute[") : -1]
            if len(code) <= LONGEST_CODE:
                given_here = [value.replace("\x00", "").strip() for value in data.getlist(name)]
                found.setdefault(code, []).extend(value for value in given_here if value)
    return found
