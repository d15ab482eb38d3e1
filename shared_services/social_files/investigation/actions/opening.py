"""A file begins with its people, ends when help ends, and is destroyed when its time has passed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import on_commit
from shared_services.social_files.investigation import bytes_at_rest, queries
from shared_services.social_files.investigation.models import (
    FileKey,
    FilePerson,
    Part,
    SearchToken,
    SocialFile,
    TeamMember,
)
from shared_services.social_files.investigation.persons import PersonFacts, label_of, terms_of
from shared_services.social_files.investigation.problems import FileRefused
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.investigation.sections import SECTIONS
from shared_services.social_files.keys import kluis
from shared_services.social_files.readbook import actions as readbook

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"


@transaction.atomic
def open_new(people: Sequence[PersonFacts], *, lead: User, by: Actor, at: datetime, verb: str = "opened") -> OpenFile:
    """A new file with a key of its own. `lead` is the social worker whose file it is."""
    if not people:
        raise FileRefused(_("A file has at least one person."))
    row = SocialFile.objects.create(number=_new_number(), opened_at=at, opened_by=by)
    made = kluis.ask("new_file_key", ref=str(row.ref))
    FileKey.objects.create(file=row, key_id=made["key_id"], wrapped=made["wrapped"])
    opened = OpenFile(row, made["key"])
    Part.objects.bulk_create(
        [Part(file=row, kind=section.kind, ground=section.ground, changed_at=at) for section in SECTIONS]
    )
    for person in people:
        _add(opened, person)
    _name(opened)
    TeamMember.objects.create(file=row, user_id=lead.pk, name=str(lead), lead=True, since=at, added_by=by)
    readbook.write(verb, by=by, at=at, file=row.ref, purpose="team")
    return opened


@transaction.atomic
def add_person(opened: OpenFile, person: PersonFacts, *, by: Actor, at: datetime) -> FilePerson:
    _only_once(opened, person, but=None)
    row = _add(opened, person)
    _name(opened)
    readbook.write("person_added", by=by, at=at, file=opened.file.ref, purpose="team")
    return row


@transaction.atomic
def change_person(opened: OpenFile, row: FilePerson, person: PersonFacts, *, by: Actor, at: datetime) -> None:
    _only_once(opened, person, but=row)
    row.version += 1
    row.sealed = opened.seal_person(row, person.packed())
    row.save(update_fields=["version", "sealed"])
    row.tokens.all().delete()
    _index(row, person)
    _name(opened)
    readbook.write("person_changed", by=by, at=at, file=opened.file.ref, purpose="team")


@transaction.atomic
def remove_person(opened: OpenFile, row: FilePerson, *, by: Actor, at: datetime) -> None:
    """They live elsewhere now. What was written stays; the name is found here no more."""
    if len(queries.persons(opened.file)) == 1:
        raise FileRefused(_("A file has at least one person. Close the file instead."))
    row.removed_at = at
    row.save(update_fields=["removed_at"])
    row.tokens.all().delete()
    _name(opened)
    readbook.write("person_removed", by=by, at=at, file=opened.file.ref, purpose="team")


@transaction.atomic
def join_team(file: SocialFile, colleague: User, *, by: Actor, at: datetime) -> None:
    TeamMember.objects.get_or_create(
        file=file,
        user_id=colleague.pk,
        until=None,
        defaults={"name": str(colleague), "since": at, "added_by": by},
    )
    readbook.write("team_joined", by=by, at=at, file=file.ref, section=str(colleague.pk), purpose="head")


@transaction.atomic
def leave_team(file: SocialFile, member: TeamMember, *, by: Actor, at: datetime) -> None:
    if member.lead and len(queries.team(file)) == 1:
        raise FileRefused(_("Somebody must keep this file. Add a colleague first."))
    TeamMember.objects.filter(pk=member.pk).update(until=at)
    readbook.write("team_left", by=by, at=at, file=file.ref, section=str(member.user_id), purpose="head")
    if member.lead:
        following = queries.team(file)[0]
        TeamMember.objects.filter(pk=following.pk).update(lead=True)


@transaction.atomic
def close(file: SocialFile, *, by: Actor, at: datetime) -> None:
    SocialFile.objects.filter(pk=file.pk).update(state=SocialFile.State.CLOSED, closed_at=at)
    readbook.write("closed", by=by, at=at, file=file.ref, purpose="team")


@transaction.atomic
def reopen(file: SocialFile, *, by: Actor, at: datetime) -> None:
    SocialFile.objects.filter(pk=file.pk).update(state=SocialFile.State.OPEN, closed_at=None)
    readbook.write("reopened", by=by, at=at, file=file.ref, purpose="team")


@transaction.atomic
def destroy(file: SocialFile, *, by: Actor, at: datetime) -> None:
    """Crypto-shredding: the key of the file goes, and with it everything that was ever sealed with it.

    Copies in backups open until the keys of the OCMW are renewed and the old ones destroyed (`keys.actions.destroy`).
    """
    FileKey.objects.filter(file=file).delete()
    SearchToken.objects.filter(person__file=file).delete()
    SocialFile.objects.filter(pk=file.pk).update(state=SocialFile.State.DESTROYED, label=b"", closed_at=at)
    refs = [row.ref for row in file.documents.all()]
    readbook.write("destroyed", by=by, at=at, file=file.ref, purpose="head")
    on_commit(lambda: bytes_at_rest.remove_all(refs))


@transaction.atomic
def rewrap(file: SocialFile) -> bool:
    """Wrap the key of a file with the newest keys; the content stays as it is. False when it was so already."""
    key = FileKey.objects.select_for_update().get(file=file)
    told = kluis.ask("rewrap", ref=str(file.ref), key_id=key.key_id, wrapped=bytes(key.wrapped))
    if told["key_id"] == key.key_id:
        return False
    FileKey.objects.filter(pk=key.pk).update(key_id=told["key_id"], wrapped=told["wrapped"])
    return True


def wrap_again() -> int:
    return sum(rewrap(file) for file in queries.living_files())


def people_of(opened: OpenFile) -> list[tuple[FilePerson, PersonFacts]]:
    return [(row, PersonFacts.of(opened.person(row))) for row in queries.persons(opened.file)]


def _add(opened: OpenFile, person: PersonFacts) -> FilePerson:
    row = FilePerson(file=opened.file)
    row.sealed = opened.seal_person(row, person.packed())
    row.save()
    _index(row, person)
    return row


def _index(row: FilePerson, person: PersonFacts) -> None:
    tokens = kluis.ask("tokens", terms=terms_of(person))["tokens"]
    SearchToken.objects.bulk_create([SearchToken(person=row, token=token) for token in tokens])


def _name(opened: OpenFile) -> None:
    label = label_of([person for _row, person in people_of(opened)], localdate())
    opened.file.label = opened.seal_label(label)
    opened.file.save(update_fields=["label"])


def _only_once(opened: OpenFile, person: PersonFacts, *, but: FilePerson | None) -> None:
    for row, known in people_of(opened):
        if person.insz and known.insz == person.insz and (but is None or row.pk != but.pk):
            raise FileRefused(_("Somebody in this file has this INSZ already. Twins have numbers of their own."))


def _new_number() -> str:
    letters = "".join(secrets.choice(LETTERS) for _place in range(7))
    return f"S{letters[:2]}-{letters[2:5]}-{letters[5:]}"
