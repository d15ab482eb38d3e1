"""Opening hours as people write them, "09:00-12:00, 13:30-17:00", and as the calendar reads them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAYS = {
    "mon": gettext_lazy("Monday"),
    "tue": gettext_lazy("Tuesday"),
    "wed": gettext_lazy("Wednesday"),
    "thu": gettext_lazy("Thursday"),
    "fri": gettext_lazy("Friday"),
    "sat": gettext_lazy("Saturday"),
    "sun": gettext_lazy("Sunday"),
}
SPAN = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)\s*(?:-|–|tot)\s*([01]?\d|2[0-4])[:.]([0-5]\d)")


def as_text(listed: list[list[str]]) -> str:
    return ", ".join(f"{start}-{end}" for start, end in listed)


def from_text(text: str) -> list[list[str]]:
    """Raises ValidationError, with an example, for what is no span, runs backwards or overlaps."""
    found: list[list[str]] = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;]| en ", text))):
        match = SPAN.fullmatch(part)
        if match is None:
            raise ValidationError(_("Write it like 09:00-12:00, 13:30-17:00. Leave it empty when closed."))
        start, end = f"{int(match[1]):02}:{match[2]}", f"{int(match[3]):02}:{match[4]}"
        if end <= start or end > "24:00" or (found and start < found[-1][1]):
            raise ValidationError(_("The hours must follow each other in time."))
        found.append([start, end])
    return found


def spans(stored: str) -> list[list[str]]:
    """Of what was kept, which a form checked; should it be no hours after all, nobody is said to be there."""
    try:
        return from_text(stored)
    except ValidationError:
        return []


def check(text: str) -> None:
    from_text(text)
