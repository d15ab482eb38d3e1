"""Change the face of a municipality: checked first, written by the owner of the register."""

import dataclasses
from collections.abc import Mapping

from tenants.branding import contrast, sheet
from tenants.branding.themes import REGION, THEMES, Theme
from tenants.registry import actions as registry
from tenants.registry.models import Municipality


def change_theme(municipality: Municipality, *, changes: Mapping[str, str]) -> Theme:
    """Add `changes` to the theme in use. Raises ValidationError with the pairs that fail, and then writes nothing."""
    named = {key.replace("-", "_"): value for key, value in changes.items()}
    base = THEMES.get(municipality.slug, REGION)
    theme = dataclasses.replace(sheet.merged(base, municipality.theme), **named)  # type: ignore[arg-type]  # checked on the next line
    contrast.check(theme)
    registry.change_theme(municipality.schema_name, {**municipality.theme, **named})
    return theme


def reset_theme(municipality: Municipality) -> Theme:
    """Back to the theme that the municipality started with."""
    registry.change_theme(municipality.schema_name, {})
    return THEMES.get(municipality.slug, REGION)
