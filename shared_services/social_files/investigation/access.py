"""Who may see which file. Not of your team, not on the agenda now, not here: all look the same, 404."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from foundation.access.finding import or_404
from foundation.access.registry import can
from foundation.identity.actor import Actor
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.models import Document, Part, PartVersion, SocialFile
from shared_services.social_files.investigation.sections import BY_KIND
from shared_services.social_files.readbook import actions as readbook
from shared_services.social_files.roles import HEAD, MEETING, WORK

SESSION = "social_purposes"
UNSAID = "head"
PURPOSES = (
    ("supervision", _("supervision of the work")),
    ("replacement", _("replacing an absent colleague")),
    ("complaint", _("a complaint or an appeal")),
    ("asked", _("the person asked for it")),
)


@dataclass(frozen=True)
class Reader:
    """Somebody at a file: why they may be there, and whether they may write. `purpose` goes into the log."""

    user_id: int
    by: Actor
    purpose: str
    writes: bool
    leads: bool


def file_or_404(request: HttpRequest, ref: UUID) -> tuple[SocialFile, Reader]:
    found = queries.file(ref)
    reader = _reader(request, found, now()) if found else None
    if found is None or reader is None:
        raise Http404
    return found, reader


def file_to_read(request: HttpRequest, ref: UUID) -> tuple[SocialFile, Reader]:
    """As above, for what lies deeper: the head has said why by now."""
    found, reader = file_or_404(request, ref)
    if reader.purpose == UNSAID:
        raise Http404
    return found, reader


def file_to_write(request: HttpRequest, ref: UUID) -> tuple[SocialFile, Reader]:
    """An open file, by its team or the head."""
    found, reader = file_to_read(request, ref)
    if not reader.writes or found.state != SocialFile.State.OPEN:
        raise Http404
    return found, reader


def _reader(request: HttpRequest, file: SocialFile, at: datetime) -> Reader | None:
    user, user_id, by = request.user, request.user.pk or 0, Actor.of(request)
    if file.state == SocialFile.State.DESTROYED:
        return None
    head = can(user, HEAD)
    if can(user, WORK) and queries.in_team(file, user_id):
        return Reader(user_id, by, "team", writes=True, leads=head or queries.leads(file, user_id))
    if head:
        said = request.session.get(SESSION, {}).get(str(file.ref), UNSAID)
        return Reader(user_id, by, said, writes=True, leads=True)
    if can(user, MEETING) and queries.on_open_agenda(file, at):
        return Reader(user_id, by, "meeting", writes=False, leads=False)
    return None


def part_or_404(file: SocialFile, kind: str) -> Part:
    if kind not in BY_KIND:
        raise Http404
    return queries.part(file, kind)


def version_or_404(part: Part, number: int) -> PartVersion:
    return or_404(queries.version(part, number))


def document_or_404(file: SocialFile, ref: UUID) -> Document:
    return or_404(queries.document(file, ref))


def note(reader: Reader, verb: str, file: SocialFile, *, section: str = "", version: int = 0) -> None:
    """Write in the log that this is shown now. Before it is."""
    readbook.write(
        verb, by=reader.by, at=now(), file=file.ref, section=section, version=version, purpose=reader.purpose
    )


def remember_purpose(request: HttpRequest, file: SocialFile, purpose: str) -> None:
    """For this session. A code and a reference: no name is kept in it."""
    request.session[SESSION] = {**request.session.get(SESSION, {}), str(file.ref): purpose}


def may(request: HttpRequest, permission: str) -> bool:
    return can(request.user, permission)


def uuid_or_404(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
