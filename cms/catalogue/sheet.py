"""A fiche as a citizen reads it: every text in the right tongue, in the order of the questions people have."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.catalogue.models import Fiche, LeadUnit
from cms.concepts import codes, markup
from cms.concepts.content import Content, said

TERM = re.compile(r"^(?:Termijn|Délai)\s*:\s*", re.I)


@dataclass(frozen=True)
class Point:
    """One need, step, cost or law."""

    name: str
    text: SafeString
    url: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Tongue:
    """Which text is read: `nl` says u, `je` says je, `fr` falls back on Dutch, marked as Dutch."""

    code: str

    @property
    def lang(self) -> str:
        return "fr" if self.code == "fr" else "nl"

    def text(self, value: Any) -> str:
        return said(value, self.code)

    def rich(self, value: Any) -> SafeString:
        return markup.to_html(self.text(value))

    def speaks(self, value: Any) -> bool:
        return self.lang != "fr" or bool((value or {}).get("fr"))


@dataclass(frozen=True)
class Sheet:
    tongue: Tongue
    lang: str
    body_lang: str
    title: str
    summary: SafeString
    plain_summary: str
    deadline: SafeString | None
    more: SafeString
    facts: list[tuple[str, str]]
    needs: list[Point]
    steps: list[Point]
    costs: list[Point]
    benefits: list[Point]
    exceptions: SafeString
    law: SafeString
    laws: list[Point]
    websites: list[Point]
    french: tuple[str, SafeString] | None = field(default=None)


def sheet(fiche: Fiche, content: Content, tongue: Tongue, *, with_french: bool) -> Sheet:
    """`with_french`: the municipality speaks French and the visitor reads Dutch: French stands under it."""
    intro = tongue if tongue.speaks(content.get("naam")) else Tongue("nl")
    dutch = tongue if tongue.lang == "nl" else Tongue("nl")
    body = tongue if tongue.speaks(content.get("verdereBeschrijving")) else dutch
    deadline, more = _deadline(body.text(content.get("verdereBeschrijving")))
    names, texts = content.get("naam") or {}, content.get("beschrijving") or {}
    french = (names["fr"], markup.to_html(texts.get("fr", ""))) if with_french and names.get("fr") else None
    return Sheet(
        tongue=tongue,
        lang=intro.lang,
        body_lang=body.lang,
        title=intro.text(names),
        summary=intro.rich(texts),
        plain_summary=markup.plain(intro.text(texts)),
        deadline=deadline,
        more=more,
        facts=_facts(fiche, content, body),
        needs=_points(content, "voorwaarden", body),
        steps=_points(content, "procedures", body),
        costs=_points(content, "kosten", body),
        benefits=_points(content, "financieleVoordelen", body),
        exceptions=body.rich(content.get("uitzonderingen")),
        law=body.rich(content.get("regelgevingTekst")),
        laws=_points(content, "regelgeving", body),
        websites=_points(content, "websites", body),
        french=french,
    )


def _points(content: Content, key: str, tongue: Tongue) -> list[Point]:
    return [
        Point(
            tongue.text(row.get("naam")),
            tongue.rich(row.get("beschrijving")),
            row.get("url", ""),
            tongue.text(row.get("bewijs")),
        )
        for row in content.get(key, [])
    ]


def _deadline(text: str) -> tuple[SafeString | None, SafeString]:
    """A first line that begins with “Termijn:” stands apart, in amber."""
    first, _sep, rest = text.partition("\n")
    if not TERM.match(first):
        return None, markup.to_html(text)
    return markup.to_html(TERM.sub("", first)), markup.to_html(rest)


def _facts(fiche: Fiche, content: Content, tongue: Tongue) -> list[tuple[str, str]]:
    costs = content.get("kosten", [])
    found = [(_("Costs"), tongue.text(costs[0].get("naam")))] if costs else []
    if fiche.lead_time:
        found.append((_("Takes"), duration(fiche.lead_time, fiche.lead_unit)))
    if audiences := content.get("doelgroepen"):
        found.append((_("For whom"), ", ".join(codes.label(codes.AUDIENCES, code) for code in audiences)))
    return found


def duration(number: int, unit: str) -> str:
    facts = {"number": number}
    if unit == LeadUnit.HOURS:
        return ngettext("%(number)s hour", "%(number)s hours", number) % facts
    if unit == LeadUnit.DAYS:
        return ngettext("%(number)s day", "%(number)s days", number) % facts
    return ngettext("%(number)s minute", "%(number)s minutes", number) % facts
