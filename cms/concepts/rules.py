"""The rules of LPDC and our own, each said in words. A draft may break them; what is published may not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cms.concepts.content import Content, said
from cms.concepts.fields import SPEECH
from cms.concepts.kinds import BY_KEY, KINDS, ORDER, PRODUCT, fields_of

ADDRESS = re.compile(r"https://[^\s/?#]+\.[^\s]+|/(?!/)\S*")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
AREA = re.compile(r"BE\d{0,3}|\d{5}|https?://\S+")
REQUIRED = (
    "naam",
    "beschrijving",
    "type",
    "doelgroepen",
    "themas",
    "bevoegdeOverheden",
    "geografischToepassingsgebieden",
)
LONG_SENTENCE = 25  # words


@dataclass(frozen=True)
class Problem:
    key: str
    text: str

    @property
    def label(self) -> str:
        return str(BY_KEY[self.key].label)


def problems(content: Content, kind: str = PRODUCT) -> list[Problem]:
    """Everything that keeps a fiche, or another concept, from being published."""
    found = [*_required(content, kind), *_lengths(content, kind), *_codes(content), *_addresses(content)]
    if kind == PRODUCT:
        found += [*_levels(content), *_languages(content), *_dates(content)]
    return sorted(found, key=lambda problem: ORDER.index(problem.key))


def _required(content: Content, kind: str) -> Iterator[Problem]:
    for key in REQUIRED if kind == PRODUCT else KINDS[kind].needed:
        if not content.get(key) or (BY_KEY[key].kind in ("text", "rich") and not said(content[key])):
            yield Problem(key, _("Fill this in: it is needed before it can be published."))


def _levels(content: Content) -> Iterator[Problem]:
    levels = content.get("uitvoerendBestuursniveaus", [])
    if levels and not {"Lokaal", "Derden"} & set(levels):
        yield Problem("uitvoerendBestuursniveaus", _("A fiche of a local government has Local or Third parties here."))


def _languages(content: Content) -> Iterator[Problem]:
    title, text = (set(content.get(key, {})) - {"je"} for key in ("naam", "beschrijving"))
    if title != text and title and text:
        yield Problem("beschrijving", _("Name and description are in the same languages: fill in both or neither."))


def _lengths(content: Content, kind: str) -> Iterator[Problem]:
    for field in fields_of(kind):
        if field.most:
            for language in SPEECH:
                length = len((content.get(field.key) or {}).get(language, ""))
                if length > field.most:
                    yield Problem(
                        field.key,
                        _("Too long: %(length)s characters, at most %(most)s.")
                        % {"length": length, "most": field.most},
                    )
        if field.kind == "items":
            for row in content.get(field.key, []):
                if not said(row.get("naam")) and not said(row.get("beschrijving")) and not row.get("url"):
                    yield Problem(field.key, _("Each line has at least a name in Dutch."))


def _codes(content: Content) -> Iterator[Problem]:
    for field in BY_KEY.values():
        if not field.codes or field.key not in content:
            continue
        known = {code for code, _label in field.codes}
        value = content[field.key]
        unknown = [code for code in ([value] if isinstance(value, str) else value) if code not in known]
        if unknown:
            yield Problem(field.key, _("Unknown value: %(values)s.") % {"values": ", ".join(unknown)})
    for word in content.get("geografischToepassingsgebieden", []):
        if not AREA.fullmatch(word):
            yield Problem(
                "geografischToepassingsgebieden", _("“%(word)s” is no NUTS or LAU code.") % {"word": word[:40]}
            )


def _dates(content: Content) -> Iterator[Problem]:
    days: dict[str, date] = {}
    for key in ("startDienstVerlening", "eindeDienstVerlening"):
        if text := content.get(key):
            try:
                days[key] = date.fromisoformat(text)
            except ValueError:
                yield Problem(key, _("Write the date as 2026-12-31."))
    if len(days) == 2 and days["eindeDienstVerlening"] < days["startDienstVerlening"]:
        yield Problem("eindeDienstVerlening", _("The end comes before the beginning."))


def _addresses(content: Content) -> Iterator[Problem]:
    for key, url in _urls(content):
        if not ADDRESS.fullmatch(url):
            yield Problem(key, _("“%(url)s” is no address: begin with https://.") % {"url": url[:60]})
    for row in content.get("contactgegevens", []):
        mail = row.get("email", "")
        if mail and not MAIL.fullmatch(mail):
            yield Problem("contactgegevens", _("“%(mail)s” is no e-mail address.") % {"mail": mail[:60]})


def _urls(content: Content) -> Iterator[tuple[str, str]]:
    for field in BY_KEY.values():
        if field.kind in ("items", "contacts"):
            for row in content.get(field.key, []):
                if row.get("url"):
                    yield field.key, row["url"]


def hints(content: Content) -> list[Problem]:
    """What would make it read more easily. Nothing here stops anybody."""
    found = []
    for key in ("beschrijving", "verdereBeschrijving", "uitzonderingen", "tekst", "boodschap"):
        text = said(content.get(key))
        long: list[Any] = [
            sentence for sentence in re.split(r"(?<=[.!?])\s+|\n", text) if len(sentence.split()) > LONG_SENTENCE
        ]
        if long:
            found.append(Problem(key, _("A long sentence: “%(start)s…”. Can it be two?") % {"start": long[0][:60]}))
    return found
