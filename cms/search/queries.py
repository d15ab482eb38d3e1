"""What is asked of the index. A search is two statements, however much it finds; a suggestion is one."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Length

from cms.search.documents import folded
from cms.search.models import Entry, Kind, Synonyms
from cms.search.words import TO_BEGIN_WITH, Groups, closest, groups, parts, telling
from foundation.standing import standing

ALIKE = 0.55
TITLE = 1.0
MOST_WEIGHED = 6
MOST_FOUND = 40
MOST_ELSEWHERE = 6
MOST_SUGGESTED = 7
SHORTEST = 2
REGION = "region"
SHOWN_ELSEWHERE = (Kind.PRODUCT, Kind.PLACE, Kind.EVENT)
Query = SearchQuery | CombinedSearchQuery


@dataclass(frozen=True)
class Found:
    """`exact` is False when only mistyped words look like it; `meant` is then what was probably meant."""

    own: list[Entry]
    elsewhere: list[Entry]
    meant: str = ""


@standing
def listed() -> Groups:
    """The synonyms of this municipality before those of the region."""
    rows = dict(Synonyms.objects.values_list("municipality", "lines"))
    region = rows.pop(REGION, TO_BEGIN_WITH)
    return groups(*rows.values(), region)


def lines_of(owner: str) -> str:
    found = Synonyms.objects.filter(municipality=owner).values_list("lines", flat=True).first()
    return found if found is not None else (TO_BEGIN_WITH if owner == REGION else "")


def find(question: str, *, here: str, kinds: Collection[str] = ()) -> Found:
    """What this municipality has, then what its neighbours have and it does not."""
    mine, others = _matching(question, loosely=True), _matching(question, loosely=False)
    if mine is None or others is None:
        return Found([], [])
    mine = mine.filter(municipality=here)
    own = list((mine.filter(kind__in=kinds) if kinds else mine)[:MOST_FOUND])
    have = {entry.same for entry in own if entry.same} | {entry.title for entry in own}
    others = others.exclude(municipality=here).filter(kind__in=kinds or SHOWN_ELSEWHERE)
    elsewhere: dict[str, Entry] = {}
    for entry in others[:60]:
        if entry.same not in have and entry.title not in have:
            elsewhere.setdefault(entry.same or entry.title, entry)
    exact = any(entry.strict or entry.inside for entry in own)  # type: ignore[attr-defined]  # annotated
    meant = "" if exact or not own else closest(question, [own[0].words])
    return Found(own, list(elsewhere.values())[:MOST_ELSEWHERE], meant)


def suggested(question: str, *, here: str) -> list[Entry]:
    """While somebody types: what begins like it, holds it, or looks like it."""
    typed = folded(question)
    if len(typed) < SHORTEST:
        return []
    alike = TrigramWordSimilarity(typed, "words")
    rows = Entry.objects.filter(municipality=here).defer("body", "vector").annotate(alike=alike, starts=_when(typed))
    rows = rows.filter(Q(words__contains=typed) | Q(alike__gte=ALIKE))
    return list(rows.order_by("-starts", "-alike", Length("title"), "title")[:MOST_SUGGESTED])


def titles(here: str) -> dict[str, str]:
    """What stands at each address."""
    return dict(Entry.objects.filter(municipality=here).values_list("path", "title"))


def _when(typed: str) -> Case:
    return Case(When(words__startswith=typed, then=Value(1.0)), default=Value(0.0), output_field=FloatField())


def _matching(question: str, *, loosely: bool) -> QuerySet[Entry] | None:
    """Best first: everything that was asked stands in it, then part of it, then what looks like it.

    Loosely for one municipality: part of the question is enough, and what the title says is weighed per part. What a
    neighbour has must hold all of it, or look like it: less noise, and thirteen municipalities are many to weigh.
    """
    named = telling(parts(question, listed()))
    if not named:
        return None
    asked = " ".join(names[0] for names in named)
    per_part: list[Query] = [reduce(or_, map(_dutch, names)) for names in named]
    looks_like = Case(
        When(vector=reduce(or_, per_part), then=Value(0.0)), default=F("alike"), output_field=FloatField()
    )
    every, french = reduce(and_, per_part), SearchQuery(question, config="french")
    some = reduce(or_, [*per_part, french])
    return (
        Entry.objects.defer("body", "vector")
        .annotate(
            strict=_flag(Q(vector=every)),
            inside=_flag(Q(words__contains=asked)),
            begins=_flag(Q(words__regex=rf"\m{re.escape(asked)}")),
            titled=_titled(named) if loosely else Value(0.0),
            alike=TrigramWordSimilarity(asked, "words"),
            rank=SearchRank("vector", some, weights=[0.02, 0.1, 0.4, 1.0]),
        )
        .filter(
            Q(vector=some if loosely else every | french)
            | Q(words__contains=asked)
            | Q(words__trigram_word_similar=asked)
        )
        .annotate(
            score=F("strict")
            + F("inside")
            + F("begins") * Value(0.5)
            + F("titled") * Value(TITLE / len(named))
            + F("rank") * Value(2.0)
            + looks_like
        )
        .order_by("-score", Length("title"), "title", "municipality")
    )


def _dutch(name: str) -> Query:
    return SearchQuery(name, config="dutch", search_type="phrase" if " " in name else "plain")


def _titled(named: list[list[str]]) -> Combinable:
    found: Combinable = Value(0.0)
    for names in named[:MOST_WEIGHED]:
        found = found + _flag(Q(vector=_in_title(names)))
    return found


def _in_title(names: list[str]) -> Query:
    """One of the names of a part, as a whole, in a title: those words have weight A in the index."""
    plain = (" ".join(re.findall(r"\w+", name)) for name in names)
    raw = " | ".join(f"'{name}':A" for name in plain if name)
    if not raw:
        return SearchQuery("", config="dutch")
    return SearchQuery(raw, config="dutch", search_type="raw") | SearchQuery(raw, config="french", search_type="raw")


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1.0)), default=Value(0.0), output_field=FloatField())
