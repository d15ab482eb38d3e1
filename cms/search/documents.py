"""What whoever publishes hands in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cms.search.models import Entry, Kind
from tenants.registry.snapshot import MunicipalitySnapshot

WORD = re.compile(r"[\w’'-]+", re.UNICODE)
LONGEST_BODY = 20_000
LONGEST_WORDS = 1_000


@dataclass(frozen=True)
class Document:
    """One published thing. `key` begins with the name of its source: "page:12". `same` is alike at a neighbour's."""

    key: str
    kind: Kind
    path: str
    title: str
    summary: str = ""
    words: str = ""
    body: str = ""
    title_fr: str = ""
    summary_fr: str = ""
    same: str = ""

    def entry(self, schema: str) -> Entry:
        return Entry(
            municipality=schema,
            key=self.key,
            kind=self.kind,
            path=self.path,
            title=self.title[:255],
            title_fr=self.title_fr[:255],
            summary=self.summary,
            summary_fr=self.summary_fr,
            words=folded(f"{self.title} {self.title_fr} {self.words}")[:LONGEST_WORDS],
            body=self.body[:LONGEST_BODY],
            same=self.same,
        )


@dataclass(frozen=True)
class Source:
    """`documents(snapshot)` is everything it published, behind the wall of that municipality."""

    name: str
    documents: Callable[[MunicipalitySnapshot], Iterable[Document]]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """From `AppConfig.ready()`. The same name twice keeps the last."""
    _sources[source.name] = source


def sources() -> list[Source]:
    return list(_sources.values())


def folded(text: str) -> str:
    """Small letters without accents: what people type."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


def words_of(text: str) -> list[str]:
    return WORD.findall(folded(text))
