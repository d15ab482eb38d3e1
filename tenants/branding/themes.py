"""The themes of the founding municipalities: data, and only what differs.

A theme has five colours (accent, soft, line, own, on-accent) and may have a heading face, a corner, warmer or
cooler neutrals, another mark before the name (the outline of the territory, or the first letter), and a quiet band
on top of the home page instead of a full one. Everything else follows from them. A value in the registry goes before
the one here.

Each has a reason in its place: a river, a craft, a building stone. Two neighbours are never alike in hue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Face = Literal["atkinson", "source-serif-4"]
Corner = Literal["sharp", "soft", "round"]
Mark = Literal["outline", "letter"]
Band = Literal["full", "quiet"]
FACES = get_args(Face)
CORNERS = get_args(Corner)
MARKS = get_args(Mark)
BANDS = get_args(Band)


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb. `own` lights the municipality itself on the map and the first button on the accent."""

    accent: str
    soft: str
    line: str
    own: str
    on_accent: str = "#ffffff"
    tint: str = "#f5f4f0"
    face: Face = "atkinson"
    corner: Corner = "soft"
    mark: Mark = "outline"
    band: Band = "full"


REGION = Theme(accent="#075a73", soft="#e0f0f4", line="#9cc6d2", own="#f1e4c0", tint="#f2f5f6")

THEMES: Mapping[str, Theme] = {
    # hop fields and the Scheldt valley: leaf green
    "anzegem": Theme("#2f6112", "#e9f2df", "#b4cf9c", "#f6e8a6", tint="#f5f5ec"),
    # the old Scheldt arm: deep water
    "avelgem": Theme("#103c6b", "#e3ecf6", "#a0bcd9", "#d6efc9", tint="#f1f5f7", corner="round", band="quiet"),
    # brick and textile: magenta, straight
    "deerlijk": Theme("#7e2063", "#f8e7f2", "#dfadcf", "#d9ecd8", tint="#f8f3f6", corner="sharp"),
    # the Leie at the collegiate church: petrol
    "harelbeke": Theme("#005f68", "#def1f2", "#96cacd", "#fbe3d2", tint="#f0f6f6", band="quiet"),
    # flax dried to linen, the green of the Leie
    "kortrijk": Theme("#0d4a43", "#e3eee8", "#a9c8bb", "#f1e4c0", tint="#f6f3eb"),
    # the donkey of Kuurne and the auction: violet
    "kuurne": Theme("#683a94", "#f2eafa", "#cfb8e6", "#fbe6b9", tint="#f6f4f9", corner="round"),
    # beet and maize on loam: dark umber, calm
    "lendelede": Theme("#5a4632", "#f2ece4", "#d2c0a9", "#cfe6ee", tint="#f6f3ee", face="source-serif-4", band="quiet"),
    # border town on the Leie: cobalt
    "menen": Theme("#1d579a", "#e4eefa", "#a6c6e8", "#ffe4c4", tint="#f2f4f8", corner="sharp"),
    # plum orchards and Scheldt clay
    "spiere-helkijn": Theme(
        "#51275a", "#f2e9f3", "#ccb1d0", "#f6d9bd", tint="#f7f3f1", face="source-serif-4", corner="round"
    ),
    # the races: course green, bright
    "waregem": Theme("#0a6a30", "#e0f2e6", "#9fcfb0", "#ffe9a6", tint="#f2f6f1", corner="sharp"),
    # tobacco sheds: olive leaf
    "wervik": Theme("#505018", "#f1f1de", "#cbca97", "#d7e6f5", tint="#f6f5ea", face="source-serif-4"),
    # airfield and evening sky
    "wevelgem": Theme("#4038ae", "#ebeafb", "#bbb7ec", "#ffeeb5", tint="#f3f4f9", corner="round"),
    # the power station, now an art hall: steel indigo
    "zwevegem": Theme("#34425e", "#e9edf4", "#b5c1d6", "#f9e0b0", tint="#f3f4f6", corner="sharp", band="quiet"),
}
