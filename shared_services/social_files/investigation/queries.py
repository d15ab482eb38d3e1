"""Reading files, behind the wall of the own municipality. What comes back is still sealed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from foundation.access.checks import read_roles
from foundation.identity.models import User
from shared_services.social_files.investigation.models import (
    AgendaItem,
    Document,
    Draft,
    FileKey,
    FilePerson,
    Meeting,
    Part,
    PartVersion,
    SearchToken,
    SocialFile,
    TeamMember,
)
from shared_services.social_files.investigation.sections import SECTIONS
from shared_services.social_files.keys import kluis
from shared_services.social_files.roles import HEAD_ROLE, WORKER

MOST_FOUND = 50


def file(ref: UUID) -> SocialFile | None:
    return SocialFile.objects.select_related("key").filter(ref=ref).first()


def files_of(user_id: int) -> list[SocialFile]:
    """The work list of one social worker."""
    mine = TeamMember.objects.filter(user_id=user_id, until=None).values("file_id")
    return list(SocialFile.objects.select_related("key").filter(pk__in=mine, state=SocialFile.State.OPEN))


def open_files() -> list[SocialFile]:
    return list(SocialFile.objects.select_related("key").filter(state=SocialFile.State.OPEN))


def living_files() -> list[SocialFile]:
    return list(SocialFile.objects.select_related("key").exclude(state=SocialFile.State.DESTROYED))


def find(terms: list[str]) -> list[SocialFile]:
    """Files with a person whom all terms fit. Compared as keyed hashes; nothing typed reaches the database."""
    if not terms:
        return []
    tokens = kluis.ask("tokens", terms=sorted(set(terms)))["tokens"]
    persons = (
        SearchToken.objects.filter(token__in=tokens, person__removed_at=None)
        .values("person")
        .annotate(fits=Count("token", distinct=True))
        .filter(fits=len(tokens))
        .values("person")
    )
    found = FilePerson.objects.filter(pk__in=persons).values("file_id")
    living = SocialFile.objects.select_related("key").exclude(state=SocialFile.State.DESTROYED)
    return list(living.filter(pk__in=found)[:MOST_FOUND])


def persons(found: SocialFile) -> list[FilePerson]:
    return list(found.persons.filter(removed_at=None))


def person(found: SocialFile, ref: UUID) -> FilePerson | None:
    return found.persons.filter(ref=ref, removed_at=None).first()


def team(found: SocialFile) -> list[TeamMember]:
    return list(found.team.filter(until=None))


def teams_of(files: list[SocialFile]) -> dict[int, list[TeamMember]]:
    listed: dict[int, list[TeamMember]] = {}
    for row in TeamMember.objects.filter(file__in=files, until=None):
        listed.setdefault(row.file_id, []).append(row)
    return listed


def team_member(found: SocialFile, pk: int) -> TeamMember | None:
    return found.team.filter(pk=pk, until=None).first()


def in_team(found: SocialFile, user_id: int) -> bool:
    return found.team.filter(user_id=user_id, until=None).exists()


def leads(found: SocialFile, user_id: int) -> bool:
    return found.team.filter(user_id=user_id, lead=True, until=None).exists()


def account(user_id: int) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True).first()


def parts(found: SocialFile) -> list[Part]:
    """In the order of the law."""
    by_kind = {part.kind: part for part in found.parts.all()}
    return [by_kind[section.kind] for section in SECTIONS if section.kind in by_kind]


def part(found: SocialFile, kind: str) -> Part:
    return Part.objects.get(file=found, kind=kind)


def version(of: Part, number: int) -> PartVersion | None:
    return of.versions.filter(number=number).first()


def versions(of: Part) -> list[PartVersion]:
    return list(of.versions.all())


def latest_versions(found: SocialFile) -> dict[int, PartVersion]:
    """By part; a part without content has none."""
    newest: dict[int, PartVersion] = {}
    for row in PartVersion.objects.filter(part__file=found).order_by("number"):
        newest[row.part_id] = row
    return newest


def draft(of: Part, user_id: int) -> Draft | None:
    return of.drafts.filter(user_id=user_id).first()


def drafts_of(found: SocialFile, user_id: int) -> set[int]:
    return set(Draft.objects.filter(part__file=found, user_id=user_id).values_list("part_id", flat=True))


def others_at(of: Part, user_id: int, *, since: datetime) -> list[str]:
    """Names of colleagues who are typing in the same section."""
    ids = of.drafts.filter(saved_at__gte=since).exclude(user_id=user_id).values_list("user_id", flat=True)
    return [str(user) for user in User.objects.filter(pk__in=list(ids))]


def documents(found: SocialFile, kind: str = "") -> list[Document]:
    rows = found.documents.filter(removed_at=None)
    return list(rows.filter(kind=kind) if kind else rows)


def document(found: SocialFile, ref: UUID) -> Document | None:
    return found.documents.filter(ref=ref, removed_at=None).first()


def files_with_key(key_id: str) -> int:
    return FileKey.objects.filter(key_id=key_id).count()


def meetings() -> list[Meeting]:
    return list(Meeting.objects.prefetch_related("agenda__file")[:20])


def meeting(pk: int) -> Meeting | None:
    return Meeting.objects.filter(pk=pk).first()


def open_meetings(at: datetime) -> list[Meeting]:
    return list(Meeting.objects.filter(opens_at__lte=at, closes_at__gt=at))


def agenda_now(at: datetime) -> list[SocialFile]:
    """What a member of the committee may read at this moment."""
    items = AgendaItem.objects.filter(meeting__opens_at__lte=at, meeting__closes_at__gt=at).values("file_id")
    return list(SocialFile.objects.select_related("key").filter(pk__in=items).exclude(state="destroyed"))


def on_open_agenda(found: SocialFile, at: datetime) -> bool:
    return AgendaItem.objects.filter(file=found, meeting__opens_at__lte=at, meeting__closes_at__gt=at).exists()


def last_changes(files: list[SocialFile]) -> dict[int, datetime]:
    rows = Part.objects.filter(file__in=files, latest__gt=0).values_list("file_id").annotate(last=Max("changed_at"))
    return dict(rows.order_by())


def may_draft(found: SocialFile, user_id: int) -> bool:
    """Somebody of the team, or the head, whose account still stands."""
    user = account(user_id)
    roles = read_roles(user_id) if user else frozenset()
    if found.state != SocialFile.State.OPEN or not roles:
        return False
    return HEAD_ROLE in roles or (WORKER in roles and in_team(found, user_id))


def numbers_of(refs: set[UUID]) -> dict[UUID, str]:
    return dict(SocialFile.objects.filter(ref__in=refs).values_list("ref", "number"))
