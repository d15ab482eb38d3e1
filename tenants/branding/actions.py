"""Change the face of a municipality: checked first, then written, and never lost: each change can be put back."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import on_commit
from tenants.branding import contrast, queries, sheet
from tenants.branding.themes import Theme
from tenants.registry import actions as registry
from tenants.registry.hosts import register
from tenants.registry.models import Municipality
from tenants.registry.snapshot import MunicipalitySnapshot


def change_theme(municipality: Municipality, *, changes: Mapping[str, str]) -> Theme:
    """As the owner: add `changes` to the theme in use. Raises ValidationError with the pairs that fail."""
    named = {key.replace("-", "_"): value for key, value in changes.items()}
    base = sheet.start_of(municipality.slug)
    theme = dataclasses.replace(sheet.merged(base, municipality.theme), **named)  # type: ignore[arg-type]  # checked on the next line
    contrast.check(theme)
    registry.change_theme(municipality.schema_name, {**municipality.theme, **named})
    return theme


def reset_theme(municipality: Municipality) -> Theme:
    """As the owner: back to the theme that the municipality started with."""
    registry.change_theme(municipality.schema_name, {})
    return sheet.start_of(municipality.slug)


def choose_theme(snapshot: MunicipalitySnapshot, *, theme: Theme, by: Actor) -> bool:
    """Behind the municipality's own wall. True when anything changed; raises ValidationError with what fails."""
    contrast.check(theme)
    return _write(sheet.differences(sheet.start_of(snapshot.slug), theme), by=by)


def put_theme_back(entry_id: int, snapshot: MunicipalitySnapshot, *, by: Actor) -> bool:
    """Undo one change: the theme as it was just before it. Raises ValidationError when that would not be read today."""
    before = queries.theme_change(entry_id)
    return choose_theme(snapshot, theme=sheet.merged(sheet.start_of(snapshot.slug), before), by=by)


@transaction.atomic
def _write(after: Mapping[str, Any], *, by: Actor) -> bool:
    """What it was comes from the register itself: the snapshot of a request may be a moment old."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.change_own_theme(%s::jsonb)", [json.dumps(after)])
        found = cursor.fetchone()[0]
    before = json.loads(found) if isinstance(found, str) else found
    if before == after:
        return False
    record("branding.theme_changed", by=by, facts={"before": before, "after": dict(after)})
    on_commit(register.forget)
    return True
