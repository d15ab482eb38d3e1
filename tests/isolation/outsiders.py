"""Who tries, and what they may hear: each visitor of a host, and whose canaries may sing for them there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client

from tests import cast
from tests.isolation.canaries import songs
from tests.support.places import Place

Song = tuple[str, str]
SILENT: frozenset[str] = frozenset()
EVERY_REGIONAL = frozenset({"eigen", "meldpunt", "regio"})


@dataclass(frozen=True)
class Visitor:
    """``hears`` names the kinds of regional canaries that this person's work brings along."""

    name: str
    place: Place
    member: cast.Member | None = None
    session_of: cast.Member | None = None
    hears: frozenset[str] = SILENT

    def client(self) -> Client:
        visitor = self.place.client(self.member, raise_request_exception=False)
        if self.session_of is not None:  # a cookie of another host, carried over
            elsewhere = Place(self.session_of.slug).client(self.session_of)
            visitor.cookies[settings.SESSION_COOKIE_NAME] = elsewhere.cookies[settings.SESSION_COOKIE_NAME].value
        return visitor

    def may_hear(self, song: Song) -> bool:
        schema, where = song
        if self.place.schema == "public":
            return where in self.hears
        return schema == self.place.schema


KORTRIJK, MENEN, HARELBEKE, REGIO = Place("kortrijk"), Place("menen"), Place("harelbeke"), Place("regio")

OF_KORTRIJK = (
    Visitor("anyone", KORTRIJK),
    Visitor("Anna, case worker", KORTRIJK, cast.ANNA),
    Visitor("Bram, administrator", KORTRIJK, cast.BRAM),
    Visitor("Rita, editor", KORTRIJK, cast.RITA),
    Visitor("Hugo, head of the social service", KORTRIJK, cast.HUGO),
    Visitor("Chaima with her cookie of Menen", KORTRIJK, session_of=cast.CHAIMA),
    Visitor("Dirk with his cookie of the region", KORTRIJK, session_of=cast.DIRK),
)
OF_MENEN = (
    Visitor("Chaima, case worker", MENEN, cast.CHAIMA),
    Visitor("Mira, social worker", MENEN, cast.MIRA),
    Visitor("Bram with his cookie of Kortrijk", MENEN, session_of=cast.BRAM),
)
OF_HARELBEKE = (
    Visitor("anyone", HARELBEKE),
    Visitor("Rita with her cookie of Kortrijk", HARELBEKE, session_of=cast.RITA),
)
OF_THE_REGION = (
    Visitor("anyone", REGIO),
    Visitor("Dirk, operator", REGIO, cast.DIRK, hears=frozenset({"meldpunt", "regio"})),
    Visitor("Eva, on call", REGIO, cast.EVA, hears=frozenset({"meldpunt", "regio"})),
    Visitor("Coor, coordinator", REGIO, cast.COOR, hears=EVERY_REGIONAL),
    Visitor("Fien, director", REGIO, cast.FIEN, hears=frozenset({"regio"})),
    Visitor("Wim, administrator", REGIO, cast.WIM, hears=frozenset({"regio"})),
    Visitor("Bram with his cookie of Kortrijk", REGIO, session_of=cast.BRAM),
)
EVERYBODY = (*OF_KORTRIJK, *OF_MENEN, *OF_HARELBEKE, *OF_THE_REGION)


@dataclass
class Ledger:
    """What was tried and what came back."""

    probes: int = 0
    leaks: list[str] = field(default_factory=list)
    breakdowns: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    heard: set[Song] = field(default_factory=set)

    def note(self, visitor: Visitor, how: str, path: str, status: int, text: str) -> None:
        self.probes += 1
        sung = songs(text)
        self.heard.update(sung)
        if status == 200:
            self.opened.append(path)
        heard = sorted(song for song in sung if not visitor.may_hear(song))
        if heard:
            self.leaks.append(f"{visitor.name} at {visitor.place.host}: {how} {path} -> {status}: {heard}")
        if status >= 500:
            self.breakdowns.append(f"{visitor.name} at {visitor.place.host}: {how} {path} -> {status}")


def try_all(
    visitor: Visitor, paths: list[str], ledger: Ledger, *, write: Callable[[str], bool] = lambda path: False
) -> None:
    """GET each path, and POST nothing in particular to those that ``write`` names."""
    client = visitor.client()
    for path in paths:
        for how in ("get", "post") if write(path) else ("get",):
            answer = getattr(client, how)(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            told = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
            ledger.note(visitor, how.upper(), path, answer.status_code, told + body.decode("utf-8", "replace"))


def not_of_wagtail(path: str) -> bool:
    return not re.match(r"/(cms|_util|documenten)/", path)


def everyone(*groups: tuple[Visitor, ...]) -> Iterator[Visitor]:
    for group in groups:
        yield from group
