"""Filling a text in for one municipality: its name, its hall, its telephone, and dates counted from today."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import override

FRENCH_NAMES = {"34022": "Courtrai", "34027": "Menin", "34043": "Espierres-Helchin"}
FAR = 60
DAY = re.compile(r"([df])(\d{1,3})(?:w([0-6]))?")


class Words(Mapping[str, str]):
    """The words between braces. `{d9}` is the date in nine days in Dutch, `{f9}` the same in French.

    `{d9w6}` is the first Sunday from that day on: what people come to is on a day that suits it.
    """

    def __init__(self, snapshot: Any, today: date) -> None:
        city, contact = snapshot.form == "stad", snapshot.contact
        self._today = today
        self._words = {
            "name": snapshot.name,
            "name_fr": FRENCH_NAMES.get(snapshot.refnis, snapshot.name),
            "form": "stad" if city else "gemeente",
            "hall": "stadhuis" if city else "gemeentehuis",
            "hall_fr": "hôtel de ville" if city else "maison communale",
            "phone": contact.get("phone", ""),
            "email": contact.get("email", ""),
            "address": _address(contact),
        }

    def __getitem__(self, key: str) -> str:
        asked = DAY.fullmatch(key)
        if key not in self._words and asked:
            language, ahead, weekday = asked.groups()
            self._words[key] = self._day(int(ahead), weekday, "nl" if language == "d" else "fr")
        return self._words[key]

    def __iter__(self) -> Any:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def _day(self, ahead: int, weekday: str | None, language: str) -> str:
        day = self._today + timedelta(days=min(ahead, FAR))
        if weekday:
            day += timedelta(days=(int(weekday) - day.weekday()) % 7)
        with override(language):
            return date_format(day, "l j F").lower()

    def fill(self, value: Any) -> Any:
        """The same shape with every text filled in."""
        if isinstance(value, str):
            return _with_french_spaces(value.format_map(self))
        if isinstance(value, dict):
            return {key: self.fill(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.fill(inner) for inner in value]
        return value


def _with_french_spaces(text: str) -> str:
    """French keeps `?`, `:`, `!` and `;` on the line of the word before; Dutch has no space there at all."""
    for sign in "?:!;":
        text = text.replace(f" {sign}", f"\N{NO-BREAK SPACE}{sign}")
    return text


def _address(contact: Mapping[str, str]) -> str:
    street, town = contact.get("street", ""), f"{contact.get('postal_code', '')} {contact.get('city', '')}".strip()
    return ", ".join(part for part in (street, town) if part)
