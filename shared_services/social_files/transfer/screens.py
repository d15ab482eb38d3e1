"""A transfer as it is shown: stations, the clock, a line per section. Opened values, made for one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shared_services.social_files.consent.queries import Standing
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.persons import PersonFacts, label_of
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.investigation.sections import BY_KIND, SHORT_GROUNDS, Section
from shared_services.social_files.investigation.showing import summary
from shared_services.social_files.transfer import giving, queries, receiving
from shared_services.social_files.transfer.access import Worker
from shared_services.social_files.transfer.clock import Clock, clock
from shared_services.social_files.transfer.models import Step, Transfer, TransferDocument, TransferSection
from shared_services.social_files.transfer.sealed import OpenTransfer, open_transfers
from shared_services.social_files.transfer.states import OPEN, Choice, Decision, Side, State
from tenants.registry.hosts import by_schema


@dataclass(frozen=True)
class Row:
    """A line of the list. `label` is empty for who does not work on it."""

    transfer: Transfer
    other: str
    label: str
    clock: Clock | None


def rows(found: Sequence[Transfer], worker_of: Any, today: date) -> list[Row]:
    mine = [row for row in found if row.wrapped and worker_of(row) is not None]
    labels = {opened.row.pk: label(opened, today) for opened in open_transfers(mine)}
    return [
        Row(row, by_schema(row.other).name, labels.get(row.pk, ""), _clock(row, today) if row.state in OPEN else None)
        for row in found
    ]


def label(opened: OpenTransfer, today: date) -> str:
    return label_of([PersonFacts.of(one) for one in opened.request()["persons"]], today)


def _clock(row: Transfer, today: date) -> Clock | None:
    """Runs until there is an answer."""
    waiting = (State.ASKED, State.PAPER) if row.side == Side.ASKED else (State.ASKED, State.HANDLED)
    return clock(row.due_on, today) if row.state in waiting else None


@dataclass(frozen=True)
class Station:
    """`state` is done, now, next or off."""

    label: str
    line: str
    at: datetime | None
    by: str
    state: str


def stations(row: Transfer, standing: Standing | None, listed: Sequence[TransferSection]) -> list[Station]:
    """The five steps that everybody sees: asked, told and asked, chosen, sealed, taken over."""
    steps = {one.verb: one for one in queries.steps(row)}
    other = by_schema(row.other).name
    asked = steps.get("asked") or steps.get("received") or steps.get("printed")
    sent = steps.get("sent") or steps.get("arrived")
    over = steps.get("finished")
    drafted = row.state == State.DRAFT
    chosen = sum(one.choice != Choice.OPEN for one in listed)
    going = sum(one.choice == Choice.SEND for one in listed)
    left = sum(one.choice == Choice.SEND and not one.decision for one in listed)
    sealed = row.state in (State.SENT, State.OPENED, State.FINISHED)
    lines = [
        (_("Request"), _from(row, other), asked, True, False),
        (_("Consent"), _told(standing), asked, not drafted, drafted),
        (
            _("Choice"),
            _chosen(row, going, chosen, len(listed)),
            sent,
            sealed,
            row.state in (State.ASKED, State.HANDLED),
        ),
        (_("Sealed"), _("encrypted and signed") if sealed else "", sent, sealed, False),
        (_("Taken over"), _left(row, left), over, row.state == State.FINISHED, row.state in (State.SENT, State.OPENED)),
    ]
    return [_station(*line) for line in lines]


def _station(name: str, line: str, step: Step | None, done: bool, now_here: bool) -> Station:
    state = "done" if done else "now" if now_here else "next"
    by = step.by.name if step and done and not step.by.is_system else ""
    return Station(name, line, step.at if step and done else None, by, state)


def _from(row: Transfer, other: str) -> str:
    return (
        _("to OCMW %(name)s") % {"name": other} if row.side == Side.ASKED else _("from OCMW %(name)s") % {"name": other}
    )


def _told(standing: Standing | None) -> str:
    if standing is None:
        return _("proof came along")
    total = len(standing.people)
    facts = {"ready": total - len(standing.waiting), "total": total}
    return ngettext("%(ready)d of %(total)d adult", "%(ready)d of %(total)d adults", total) % facts


def _chosen(row: Transfer, going: int, chosen: int, total: int) -> str:
    if row.side == Side.ASKED and row.state not in (State.OPENED, State.FINISHED):
        return ""
    if chosen < total:
        return _("%(chosen)d of %(total)d parts") % {"chosen": chosen, "total": total}
    return _("%(going)d parts, %(not)d not") % {"going": going, "not": total - going}


def _left(row: Transfer, left: int) -> str:
    if row.state == State.SENT:
        return _("lies ready") if row.side == Side.ASKED else _("not opened yet")
    if row.state == State.OPENED and row.side == Side.ASKED:
        return ngettext("%(count)d part to choose", "%(count)d parts to choose", left) % {"count": left}
    return ""


@dataclass(frozen=True)
class Line:
    """One section on the screen of either side."""

    row: TransferSection
    section: Section
    ground: str
    agreed: str
    theirs: str = ""
    ours: str = ""
    note: str = ""
    who_not: str = ""
    documents: list[TransferDocument] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.section.kind


def lines(opened: OpenTransfer, listed: Sequence[TransferSection], file: OpenFile | None) -> list[Line]:
    """`file` is our own, when this colleague may read it."""
    documents = queries.documents(opened.row)
    said = opened.request()
    names = {one["ref"]: one["first_name"] for one in said["persons"]}
    agreed = said.get("agreed", {})
    shown = []
    for one in listed:
        section, standing = BY_KIND[one.kind], agreed.get(one.kind, {})
        without = ", ".join(str(names.get(ref, "")) for ref in standing.get("without", ()))
        note = opened.load(one.note, f"note|{one.kind}").get("why", "")
        shown.append(
            Line(
                row=one,
                section=section,
                ground=str(SHORT_GROUNDS[one.ground]),
                agreed=str(standing.get("state", "")),
                theirs=_theirs(opened, one, section),
                ours=_ours(file, section),
                note=note or opened.load(one.why, f"why|{one.kind}").get("why", ""),
                who_not=without,
                documents=[paper for paper in documents if paper.kind == one.kind],
            )
        )
    return shown


def _theirs(opened: OpenTransfer, one: TransferSection, section: Section) -> str:
    if opened.row.side != Side.ASKED:
        return ""
    held = receiving.content_of(opened, one)
    return summary(section, held["content"]) if held else ""


def _ours(file: OpenFile | None, section: Section) -> str:
    if file is None:
        return ""
    part = files.part(file.file, section.kind)
    version = files.version(part, part.latest)
    return summary(section, file.version(part, version)) if version else ""


@dataclass(frozen=True)
class Found:
    """A file of ours that could be theirs. Its name only for who may read it."""

    candidate: giving.Candidate
    label: str
    team: str
    mine: bool


def found(listed: Sequence[giving.Candidate], worker: Worker, opened_files: dict[int, OpenFile]) -> list[Found]:
    shown = []
    for one in listed:
        mine = one.file.pk in opened_files
        team = ", ".join(member.name for member in files.team(one.file))
        shown.append(Found(one, opened_files[one.file.pk].label() if mine else "", team, mine))
    return shown


def totals(listed: Sequence[TransferSection]) -> dict[str, int]:
    came = [one for one in listed if one.choice == Choice.SEND]
    return {
        "taken": sum(one.decision == Decision.TAKE for one in came),
        "again": sum(one.decision == Decision.AGAIN for one in came),
        "open": sum(one.decision == Decision.OPEN for one in came),
        "not_sent": len(listed) - len(came),
        "unchosen": sum(one.choice == Choice.OPEN for one in listed),
        "going": len(came),
    }


__all__ = ["Line", "Row", "Station", "found", "label", "lines", "rows", "stations", "totals"]
