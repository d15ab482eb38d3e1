"""Files as lines of a list, and the sections of one file as cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from foundation.identity.actor import Actor
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.models import Part, PartVersion, SocialFile, TeamMember
from shared_services.social_files.investigation.sealed import OpenFile, open_files
from shared_services.social_files.investigation.sections import BY_KIND, SHORT_GROUNDS, Section
from shared_services.social_files.readbook import actions as readbook


@dataclass(frozen=True)
class Row:
    """`label` is empty when it is not this reader's: then only the number and whom to ask."""

    file: SocialFile
    label: str
    team: list[TeamMember]
    changed: datetime


def rows(files: Sequence[SocialFile], *, user_id: int, all_open: bool) -> list[Row]:
    teams = queries.teams_of(list(files))
    mine = [f for f in files if all_open or any(row.user_id == user_id for row in teams.get(f.pk, []))]
    labels = {opened.file.pk: opened.label() for opened in open_files(mine)}
    changed = queries.last_changes(list(files))
    return [
        Row(file, labels.get(file.pk, ""), teams.get(file.pk, []), changed.get(file.pk, file.opened_at))
        for file in files
    ]


def note_search(found: Sequence[SocialFile], *, by: Actor, at: datetime) -> None:
    """That a file came up in a search is a reading as well."""
    for file in found:
        readbook.write("found", by=by, at=at, file=file.ref, purpose="search")


@dataclass(frozen=True)
class Card:
    part: Part
    section: Section
    ground: str
    newest: PartVersion | None
    has_draft: bool


def parts(opened: OpenFile, *, user_id: int) -> list[Card]:
    newest, drafts = queries.latest_versions(opened.file), queries.drafts_of(opened.file, user_id)
    return [
        Card(part, BY_KIND[part.kind], str(SHORT_GROUNDS[part.ground]), newest.get(part.pk), part.pk in drafts)
        for part in queries.parts(opened.file)
    ]
