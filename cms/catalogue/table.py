"""Fiches as a table: one line each, both halves, for whoever keeps them in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cms.catalogue.models import AppointmentNeed, Counter, Fiche, LeadUnit
from cms.concepts.content import Content, said

TEXTS = {
    "naam": ("naam", "nl"),
    "naam_fr": ("naam", "fr"),
    "beschrijving": ("beschrijving", "nl"),
    "beschrijving_fr": ("beschrijving", "fr"),
    "verdere_beschrijving": ("verdereBeschrijving", "nl"),
    "uitzonderingen": ("uitzonderingen", "nl"),
}
LISTS = {
    "doelgroepen": "doelgroepen",
    "themas": "themas",
    "zoektermen": "zoektermen",
    "bevoegde_overheden": "bevoegdeOverheden",
    "gebieden": "geografischToepassingsgebieden",
}
CONTACT = {"telefoon": "telefoonnummer", "email": "email", "adres": "adres"}
PLAIN = {
    "verantwoordelijke_dienst": "service",
    "verantwoordelijke_uitvoering": "executor",
    "ook_te_behandelen_door": "replacements",
    "online": "online",
    "opmerkingen": "remarks",
    "eigenaar": "owner",
    "redacteur": "editor",
}
CHOICES = {
    "eenheid": ("lead_unit", LeadUnit),
    "balie": ("counter", Counter),
    "afspraak": ("appointment", AppointmentNeed),
}
TICKS = {"ter_plaatse": "on_site", "telefonisch": "by_phone"}
COLUMNS = (
    "productnummer",
    *TEXTS,
    "type",
    *LISTS,
    "kosten",
    *CONTACT,
    *PLAIN,
    "doorlooptijd",
    *CHOICES,
    *TICKS,
    "nakijken_op",
)
YES, NO = {"ja", "j", "yes", "1", "x", "true"}, {"nee", "n", "no", "0", "", "false"}
DANGER = ("=", "+", "-", "@", "\t", "\r")


def write(fiches: list[Fiche]) -> str:
    """With semicolons and a mark for spreadsheets; nothing in it can be read as a formula."""
    made = io.StringIO()
    writer = csv.DictWriter(made, COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for fiche in fiches:
        writer.writerow({name: _safe(value) for name, value in _line(fiche).items()})
    return "\ufeff" + made.getvalue()


def _safe(value: str) -> str:
    return f"'{value}" if value.startswith(DANGER) and not value[1:2].isdigit() else value


def _line(fiche: Fiche) -> dict[str, str]:
    content: Content = fiche.content
    contact = (content.get("contactgegevens") or [{}])[0]
    costs = content.get("kosten") or []
    found = {name: str((content.get(key) or {}).get(tongue, "")) for name, (key, tongue) in TEXTS.items()}
    found |= {name: ", ".join(content.get(key, [])) for name, key in LISTS.items()}
    found |= {name: contact.get(key, "") for name, key in CONTACT.items()}
    found |= {name: str(getattr(fiche, key)) for name, key in PLAIN.items()}
    found |= {name: str(getattr(fiche, key)) for name, (key, _choices) in CHOICES.items()}
    found |= {name: "ja" if getattr(fiche, key) else "nee" for name, key in TICKS.items()}
    return found | {
        "productnummer": fiche.productnummer or "",
        "type": content.get("type", ""),
        "kosten": said(costs[0].get("naam")) if costs else "",
        "doorlooptijd": str(fiche.lead_time or ""),
        "nakijken_op": fiche.review_on.isoformat() if fiche.review_on else "",
    }


class Unreadable(ValueError):
    """No table, or not one of ours."""


def read(raw: bytes) -> Iterator[tuple[int, str, dict[str, Any], dict[str, Any], list[str]]]:
    """Each line: its number, product number, texts, internal half and what is wrong. Empty cells say nothing."""
    text = _decoded(raw)
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") >= head.count(",") else ",")
    names = [str(name or "").strip().lower() for name in reader.fieldnames or []]
    if "naam" not in names:
        raise Unreadable(_("There is no column “naam” in this table."))
    reader.fieldnames = names
    try:
        for row in reader:
            cells = {name: str(row.get(name) or "").strip().lstrip("'") for name in COLUMNS}
            if any(cells.values()):
                yield (reader.line_num, cells["productnummer"], *_read(cells, extra=bool(row.get(None))))
    except csv.Error as problem:
        raise Unreadable(_("This is no readable table: %(why)s.") % {"why": problem}) from None


def _decoded(raw: bytes) -> str:
    if b"\x00" in raw[:2000] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(_("This is no text file."))
    for name in ("utf-16", "utf-8-sig", "cp1252") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(name)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("This is no text file."))


def _read(cells: dict[str, str], *, extra: bool) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    wrong = [_("There are more cells than columns.")] if extra else []
    content: dict[str, Any] = {}
    for name, (key, tongue) in TEXTS.items():
        if cells[name]:
            content.setdefault(key, {})[tongue] = cells[name]
    content |= {key: [word.strip() for word in cells[name].split(",")] for name, key in LISTS.items() if cells[name]}
    if contact := {key: cells[name] for name, key in CONTACT.items() if cells[name]}:
        content["contactgegevens"] = [contact]
    if cells["kosten"]:
        content["kosten"] = [{"naam": cells["kosten"]}]
    if cells["type"]:
        content["type"] = cells["type"]
    internal: dict[str, Any] = {key: cells[name][:300] for name, key in PLAIN.items() if cells[name]}
    _choices(cells, internal, wrong)
    return content, internal, wrong


def _choices(cells: dict[str, str], internal: dict[str, Any], wrong: list[str]) -> None:
    for name, (key, choices) in CHOICES.items():
        if cells[name] and cells[name] not in choices.values:
            wrong.append(_("%(name)s: choose one of %(values)s.") % {"name": name, "values": ", ".join(choices.values)})
        elif cells[name]:
            internal[key] = cells[name]
    for name, key in TICKS.items():
        if cells[name].lower() in YES | NO:
            internal |= {key: cells[name].lower() in YES} if cells[name] else {}
        else:
            wrong.append(_("%(name)s: write ja or nee.") % {"name": name})
    if cells["doorlooptijd"].isdigit() and len(cells["doorlooptijd"]) < 6:
        internal["lead_time"] = int(cells["doorlooptijd"])
    elif cells["doorlooptijd"]:
        wrong.append(_("%(name)s: write a whole number.") % {"name": "doorlooptijd"})
    if cells["online"] and not cells["online"].startswith("https://"):
        wrong.append(_("%(name)s: begin the address with https://.") % {"name": "online"})
    if cells["nakijken_op"]:
        try:
            internal["review_on"] = date.fromisoformat(cells["nakijken_op"])
        except ValueError:
            wrong.append(_("%(name)s: write the date as 2026-12-31.") % {"name": "nakijken_op"})
