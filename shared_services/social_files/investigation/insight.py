"""The log about one file in words that the person understands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shared_services.social_files.investigation import access
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.sections import BY_KIND
from shared_services.social_files.readbook import queries as readbook
from shared_services.social_files.readbook.models import ReadLine

VERBS: dict[str, Any] = {
    "opened": _("opened the file"),
    "imported": _("brought the file over from other software"),
    "read": _("read"),
    "written": _("wrote"),
    "printed": _("printed"),
    "found": _("found the file in a search"),
    "person_read": _("looked at the details of a person"),
    "person_added": _("added a person"),
    "person_changed": _("changed the details of a person"),
    "person_removed": _("took a person out of the household"),
    "document_added": _("added a document"),
    "document_read": _("opened a document"),
    "document_removed": _("took out a document"),
    "team_joined": _("let a colleague work on the file"),
    "team_left": _("took a colleague off the file"),
    "closed": _("closed the file"),
    "reopened": _("opened the file again"),
    "destroyed": _("destroyed the key of the file"),
    "on_agenda": _("put the file on the agenda of the committee"),
    "off_agenda": _("took the file off the agenda"),
    "handed_over": _("handed the file over to the person"),
    "insight": _("looked at this overview"),
}
PURPOSES: dict[str, Any] = {
    "team": _("handles the file"),
    "head": _("head of the service"),
    "meeting": _("meeting of the special committee"),
    "search": _("looked for a person"),
    **dict(access.PURPOSES),
}


_also: list[Callable[[SocialFile], list[UUID]]] = []


def declare(
    *,
    verbs: Mapping[str, Any],
    purposes: Mapping[str, Any],
    also: Callable[[SocialFile], list[UUID]] | None = None,
) -> None:
    """Words of another part that writes in the same log, from its `AppConfig.ready()`.

    `also(file)` names what else of that part is about this file, by its reference in the log.
    """
    VERBS.update(verbs)
    PURPOSES.update(purposes)
    if also is not None and also not in _also:
        _also.append(also)


@dataclass(frozen=True)
class Entry:
    at: datetime
    who: str
    what: str
    part: str
    version: int
    why: str


def entries(file: SocialFile) -> list[Entry]:
    """Newest first; with what was read before it came into this file."""
    refs = [file.ref, *(ref for also in _also for ref in also(file))]
    lines = [line for ref in refs for line in readbook.lines_about(ref)]
    return [entry(line) for line in sorted(lines, key=lambda line: line.seq, reverse=True)]


def entry(line: ReadLine) -> Entry:
    part = str(BY_KIND[line.section].label) if line.section in BY_KIND else ""
    who = line.by.name or line.by.schema
    what, why = str(VERBS.get(line.verb, line.verb)), str(PURPOSES.get(line.purpose, line.purpose))
    return Entry(line.at, who, what, part, line.version, why)
