"""From theme to CSS: token overrides and nothing else. Night keeps its own accent, chosen for dark adaptation."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from tenants.branding import colour, contrast
from tenants.branding.themes import REGION, THEMES, Theme

RADII: Mapping[str, tuple[str, str, str]] = {
    "sharp": ("0", "0", "0"),
    "soft": ("3px", "5px", "8px"),
    "round": ("8px", "14px", "20px"),
}
FIELDS = frozenset(field.name for field in dataclasses.fields(Theme))


def theme_of(municipality: Any) -> Theme:
    """What the registry says, over what the municipality started with. A value that is no value is left out."""
    if municipality is None:
        return REGION
    return merged(start_of(municipality.slug), municipality.theme)


def merged(base: Theme, changes: Mapping[str, Any]) -> Theme:
    named = {key.replace("-", "_"): value for key, value in changes.items()}
    return dataclasses.replace(
        base, **{key: value for key, value in named.items() if key in FIELDS and contrast.well_formed(key, value)}
    )


def start_of(slug: str) -> Theme:
    """What the municipality started with, and goes back to."""
    return THEMES.get(slug, REGION)


def differences(base: Theme, theme: Theme) -> dict[str, str]:
    """What the register has to remember: only what is not as at the start."""
    old, new = dataclasses.asdict(base), dataclasses.asdict(theme)
    return {name: value for name, value in new.items() if value != old[name]}


def derived(theme: Theme) -> Theme:
    """The quiet colours that follow from the accent, for whoever knows only the colour of their own town."""
    return dataclasses.replace(
        theme,
        soft=colour.mix(theme.accent, "#ffffff", 0.88),
        line=colour.mix(theme.accent, "#ffffff", 0.6),
        tint=colour.mix(theme.accent, "#ffffff", 0.95),
        on_accent="#ffffff",
    )


def of(municipality: Any) -> str:
    return css(theme_of(municipality))


def css(theme: Theme) -> str:
    colours = "".join(f"--{name}:{value};" for name, value in tokens(theme).items())
    small, medium, large = RADII[theme.corner]
    sheet = [
        f':root:not([data-theme="night"]){{{colours}}}',
        f':root[data-density="comfortable"]{{--sunk:{theme.tint};--hover:{theme.tint};'
        f"--radius-s:{small};--radius-m:{medium};--radius-l:{large};}}",
    ]
    if theme.face == "source-serif-4":
        sheet.append(
            ':root[data-density="comfortable"]{--font-heading:"Source Serif",Georgia,serif;'
            "--weight-heading:640;--tracking-heading:-0.012em;}"
        )
    if theme.band == "quiet":
        colours = "".join(f"--{name}:{value};" for name, value in quiet(theme).items())
        band = ':root[data-density="comfortable"]:not([data-theme="night"]) .sp-hero'
        sheet.append(
            f"{band}{{{colours}}}\n{band} .utrecht-textbox{{--utrecht-form-control-border-color:{contrast.INK_SOFT};}}"
        )
    return "\n".join(sheet) + "\n"


def quiet(theme: Theme) -> dict[str, str]:
    """The band on the home page in the soft colour, the accent for what may be pressed: pairs that every theme has."""
    return {
        "accent": theme.soft,
        "on-accent": contrast.INK,
        "on-accent-soft": contrast.INK_SOFT,
        "own": theme.accent,
        "on-own": theme.on_accent,
        "accent-hover": theme.line,
        "region-land": colour.mix(theme.line, "#ffffff", 0.4),
    }


def tokens(theme: Theme) -> dict[str, str]:
    """The accent family: what the theme gives and what follows from it."""
    return {
        "accent": theme.accent,
        "accent-hover": colour.mix(theme.accent, "#000000", 0.3),
        "accent-soft": theme.soft,
        "accent-line": theme.line,
        "accent-text": theme.accent,
        "on-accent": theme.on_accent,
        "on-accent-soft": colour.mix(theme.on_accent, theme.line, 0.45),
        "own": theme.own,
        "region-land": colour.mix(theme.accent, "#ffffff", 0.2),
        "region-soft": colour.mix(theme.line, "#ffffff", 0.4),
    }
