"""A theme that people cannot read, or that says "danger" while it means "we", is refused with the pair that fails."""

import dataclasses
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

from tenants.branding import colour
from tenants.branding.themes import BANDS, CORNERS, FACES, MARKS, Theme

INK = "#1b2321"
INK_SOFT = "#4b5551"
WHITE = "#ffffff"
RED = (340.0, 20.0)
AMBER = (20.0, 55.0)
CHOICES = {"face": FACES, "corner": CORNERS, "mark": MARKS, "band": BANDS}
DULL = 0.45  # below this saturation a red or amber hue reads as brown or grey, not as a signal


@dataclasses.dataclass(frozen=True)
class Measured:
    """One pair of colours: what is read, its ground, the contrast between the two, and the least that is needed."""

    what: str
    front: str
    where: str
    back: str
    ratio: float
    least: float

    @property
    def readable(self) -> bool:
        return self.ratio >= self.least


def measure(theme: Theme) -> list[Measured]:
    """Every pair of a well-formed theme."""
    return [
        Measured(what, front, where, back, colour.contrast(front, back), least)
        for what, front, where, back, least in pairs(theme)
    ]


def pairs(theme: Theme) -> Iterator[tuple[str, str, str, str, float]]:
    """Name and colour of what is read, name and colour of its ground, and the least ratio."""
    yield _("the accent"), theme.accent, _("white"), WHITE, 6.0
    yield _("text on the accent"), theme.on_accent, _("the accent"), theme.accent, 6.0
    yield _("the accent"), theme.accent, _("its soft ground"), theme.soft, 5.0
    yield _("the accent"), theme.accent, _("the tinted ground"), theme.tint, 5.0
    yield _("text"), INK, _("the soft ground"), theme.soft, 7.0
    yield _("quiet text"), INK_SOFT, _("the tinted ground"), theme.tint, 4.5
    yield _("quiet text"), INK_SOFT, _("the soft ground"), theme.soft, 4.5
    yield _("text"), INK, _("the colour of the own place"), theme.own, 7.0
    yield _("the colour of the own place"), theme.own, _("the accent"), theme.accent, 4.5


def check(theme: Theme) -> None:
    """Raises ValidationError naming every pair that fails, with its ratio."""
    if found := problems(theme):
        raise ValidationError(found)


def problems(theme: Theme) -> list[str]:
    """In words: what is no value at all, or else which colour means something already and which pairs fail."""
    return [*_malformed(theme)] or [*_signals(theme), *_unreadable(theme)]


def well_formed(name: str, value: object) -> bool:
    """May this value stand in a style sheet at all?"""
    if name in CHOICES:
        return value in CHOICES[name]
    return isinstance(value, str) and colour.HEX.fullmatch(value) is not None


def _malformed(theme: Theme) -> Iterator[str]:
    for name, value in dataclasses.asdict(theme).items():
        if well_formed(name, value):
            continue
        if name == "face":
            yield _("There is no heading face %(name)s.") % {"name": value}
        elif name == "corner":
            yield _("There is no corner %(name)s.") % {"name": value}
        elif name == "mark":
            yield _("There is no mark %(name)s.") % {"name": value}
        elif name == "band":
            yield _("There is no band %(name)s.") % {"name": value}
        else:
            yield _("%(name)s must be a colour such as #0d4a43, not %(value)s.") % {"name": name, "value": value}


def _signals(theme: Theme) -> Iterator[str]:
    degrees, saturation = colour.hue(theme.accent)
    if saturation < DULL:
        return
    if degrees >= RED[0] or degrees < RED[1]:
        yield _("The accent %(value)s is red. Red means acute and nothing else: choose another hue.") % {
            "value": theme.accent
        }
    elif AMBER[0] <= degrees < AMBER[1]:
        yield _("The accent %(value)s is amber. Amber means a deadline and nothing else: choose another hue.") % {
            "value": theme.accent
        }


def _unreadable(theme: Theme) -> Iterator[str]:
    told = _("%(what)s (%(front)s) on %(where)s (%(back)s) has a contrast of %(ratio)s; at least %(least)s is needed.")
    for pair in measure(theme):
        if not pair.readable:
            ratio, least = (formats.number_format(number, 1) for number in (pair.ratio, pair.least))
            yield told % {
                **dataclasses.asdict(pair),
                "what": pair.what.capitalize(),
                "ratio": ratio,
                "least": least,
            }
