"""Mail in a conversation about work that was given out. Whoever keeps that work says here what it does with it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from regional_meldpunt.meldingen.models import Melding


class Hearer(Protocol):
    """Called in the transaction in which the mail lands; its words stand in the file already."""

    def __call__(self, melding: Melding, pk: int, *, text: str, who: str, at: datetime) -> None: ...


_hearers: list[Hearer] = []


def register(hearer: Hearer) -> None:
    if hearer not in _hearers:
        _hearers.append(hearer)


def tell(melding: Melding, pk: int, *, text: str, who: str, at: datetime) -> None:
    """The words of the mail without what it quotes."""
    for hearer in _hearers:
        hearer(melding, pk, text=text, who=who, at=at)
