"""Writing a section: drafts while typing, a version when saved, and nobody overwrites a colleague unseen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.identity.actor import Actor
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.models import Draft, Part, PartVersion
from shared_services.social_files.investigation.problems import Conflict
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.readbook import actions as readbook


def keep_draft(opened: OpenFile, part: Part, typed: dict[str, Any], *, base: int, user_id: int, at: datetime) -> None:
    """What stands in the form, as it stands, also when it is not right yet."""
    sealed = opened.seal_draft(part, user_id, typed)
    Draft.objects.update_or_create(
        part=part, user_id=user_id, defaults={"base": base, "sealed": sealed, "saved_at": at}
    )


def drop_draft(part: Part, *, user_id: int) -> None:
    Draft.objects.filter(part=part, user_id=user_id).delete()


@transaction.atomic
def save(
    opened: OpenFile,
    part: Part,
    content: dict[str, Any],
    *,
    base: int,
    ground: str,
    user_id: int,
    by: Actor,
    at: datetime,
    verb: str = "written",
) -> PartVersion | None:
    """A new version on top of `base`; None when nothing is different. Raises Conflict when `base` is not the newest."""
    locked = Part.objects.select_for_update().get(pk=part.pk)
    newest = queries.version(locked, locked.latest)
    if newest is not None and locked.latest != base:
        raise Conflict(newest)
    drop_draft(locked, user_id=user_id)
    if newest is not None and newest.ground == ground and opened.version(locked, newest) == content:
        return None
    number = locked.latest + 1
    sealed = opened.seal_version(locked, number, content)
    made = PartVersion.objects.create(part=locked, number=number, sealed=sealed, ground=ground, at=at, by=by)
    Part.objects.filter(pk=locked.pk).update(latest=number, ground=ground, changed_at=at)
    readbook.write(verb, by=by, at=at, file=opened.file.ref, section=part.kind, version=number, purpose="team")
    return made
