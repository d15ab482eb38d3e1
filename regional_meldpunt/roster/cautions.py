"""What others know about the people of a roster before it is published, such as that somebody cannot be reached.

Filled in from `AppConfig.ready()` of whoever knows; a caution never stops the coordinator, it is only said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from tenants.people.models import Person

Tell = Callable[[Iterable[Person], datetime], Mapping[int, Sequence[str]]]
_tellers: list[Tell] = []


def register(tell: Tell) -> None:
    """`tell` answers person -> sentences, for those only about whom there is something to say. Behind the region's
    walls of the coordinator and the desk."""
    if tell not in _tellers:
        _tellers.append(tell)


def about(people: Iterable[Person], at: datetime) -> dict[int, list[str]]:
    """Person -> what is to be said about them; nobody without a caution is in it."""
    known = list(people)
    found: dict[int, list[str]] = {}
    for tell in _tellers if known else ():
        for person, sentences in tell(known, at).items():
            found.setdefault(person, []).extend(sentences)
    return found
