"""The icon sprite: from lucide (ISC licence), only the icons our templates and modules name, and four urgency shapes.

`python -m foundation.design.sprite [node_modules/lucide-static]` writes it again after an icon was added.
"""

import re
import sys
from functools import cache
from pathlib import Path

from django.conf import settings

SPRITE = "design/icons.svg"
HERE = Path(__file__).resolve().parent
TARGET = HERE / "static" / "design" / "icons.svg"
PROJECT = HERE.parents[2]
FOLDERS = ("platform", "tenants", "cms", "regional_meldpunt", "shared_services")
NAMED = re.compile(
    r"""(?:\{%\s*icon\s+["']|\bicon\s*[=:]\s*["']|\bicon\(["']|data-icon=["']|Look\(_\("[^"]+"\), ")"""
    r"""([a-z0-9]+(?:-[a-z0-9]+)*)"""
)
# Icons that stand in data (kinds of report, phases of a report, pages of a website), not beside the word `icon`.
ALSO = frozenset(
    """
    accessibility archive armchair baby ban book-open building-2 bus calendar-check car-front circle-question-mark drama
    droplets dumbbell engine file-text flower flag form gavel heart heart-handshake history hourglass house id-card
    landmark lightbulb mail map map-pin paw-print phone recycle route rows rss scale scroll-text send target tent
    traffic-cone trash-2 tree-deciduous trees truck undo-2 user-check users volume-2 wallet waves wrench
    """.split()  # noqa: SIM905  # a list of names reads best as words
)
NOTICE = """<!-- Icons: Lucide (https://lucide.dev), ISC License.
Copyright (c) Lucide Icons and Contributors; parts from Feather, (c) 2013-present Cole Bemis, MIT License.
Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.
The four shapes u-* are our own. Written by foundation/design/sprite.py. -->
"""
HOLE = "M6.9 3l.4 6.4h1.4L9.1 3zM6.9 10.8V13h2.2v-2.2z"
URGENCY = {
    "acute": f'<path fill="currentColor" fill-rule="evenodd" d="M5 0h6l5 5v6l-5 5H5l-5-5V5z{HOLE}"/>',
    "urgent": '<path fill="currentColor" d="M8 .8 15.8 15H.2z"/>',
    "normal": '<circle cx="8" cy="8" r="5.8" fill="none" stroke="currentColor" stroke-width="2.6"/>',
    "can_wait": (
        '<path d="M2.5 2.5h11v11h-11z" fill="none" stroke="currentColor" stroke-width="1.8" '
        'stroke-dasharray="3.2 2.2"/>'
    ),
}


class UnknownIcon(LookupError):
    """An icon that the sprite does not have."""


@cache
def names() -> frozenset[str]:
    return frozenset(re.findall(r'<symbol id="([^"]+)"', TARGET.read_text(encoding="utf-8")))


def known(name: str) -> str:
    """The name, if the sprite has it. While developing, a missing icon is an error; a citizen just sees the word."""
    if name not in names() and settings.DEBUG:
        raise UnknownIcon(f"{name!r} is not in {SPRITE}; run `python -m foundation.design.sprite`.")
    return name


def used() -> frozenset[str]:
    """Every name after `icon` in templates, modules and scripts, and those that data carry."""
    everything = [file for folder in FOLDERS for file in (PROJECT / folder).rglob("*")]
    files = [file for file in everything if file.suffix in {".html", ".py", ".js"}]
    return ALSO | {name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8"))}


def build(lucide: Path, wanted: frozenset[str]) -> str:
    own = [f'<symbol id="u-{name}" viewBox="0 0 16 16">{shape}</symbol>\n' for name, shape in URGENCY.items()]
    symbols = [_symbol(lucide / "icons" / f"{name}.svg", name) for name in sorted(wanted)]
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{NOTICE}{"".join(own)}{"".join(symbols)}</svg>\n'


def _symbol(file: Path, name: str) -> str:
    if not file.exists():
        return ""
    body = re.search(r"<svg[^>]*>(.*)</svg>", file.read_text(encoding="utf-8"), re.DOTALL)
    shapes = " ".join(body.group(1).split()).replace("> <", "><") if body else ""
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>\n'


if __name__ == "__main__":
    source = Path(sys.argv[1] if len(sys.argv) > 1 else PROJECT / "node_modules" / "lucide-static")
    TARGET.write_text(build(source, used()), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.read_text(encoding='utf-8').count('<symbol')} symbols")
