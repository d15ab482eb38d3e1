"""The tokens can be read by day and by night: computed, not judged by eye."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[3] / "platform" / "foundation" / "design" / "static" / "design"
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")
ROOMS = ("citizen", "day", "night")
TEXT = [
    *[("ink", ground, 7.0) for ground in ("canvas", "surface", "sunk")],
    *[("ink-2", ground, 5.0) for ground in ("surface", "sunk")],
    *[("ink-3", ground, 4.5) for ground in ("surface", "canvas", "sunk")],
    *[(f"{word}-text", "surface", 4.5) for word in ("accent", "acute", "due", "ok")],
    *[(f"{word}-text", f"{word}-soft", 4.5) for word in ("accent", "acute", "due", "ok")],
    *[(f"on-{word}", word, 4.5) for word in ("accent", "acute", "ok")],
    *[(word, "surface", 4.5) for word in ("urgent", "normal", "low", "public", "internal")],
    ("secret", "secret-soft", 4.5),
    ("on-foot-soft", "foot", 4.5),
    ("map-text", "map-land", 4.5),
]
EDGES = [("edge", "surface", 3.0), ("edge", "raised", 3.0), ("focus", "focus-edge", 3.0), ("acute", "surface", 3.0)]


def _blocks() -> dict[str, dict[str, str]]:
    """The colours of each room: the later ones inherit what they do not change."""
    plain = re.sub(r"/\*.*?\*/", "", TOKENS, flags=re.DOTALL)
    found: dict[str, dict[str, str]] = {"citizen": {}, "day": {}, "night": {}}
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        room = {":root": "citizen", '[data-theme="day"]': "day", '[data-theme="night"]': "night"}.get(selector.strip())
        if room:
            found[room] |= dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", body))
    return {room: found["citizen"] | found[room] for room in ROOMS}


def _contrast(one: str, other: str) -> float:
    low, high = sorted(_luminance(value) for value in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(value: str) -> float:
    channels = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize(("front", "back", "least"), [*TEXT, *EDGES])
def test_it_can_be_read(room: str, front: str, back: str, least: float) -> None:
    colours = _blocks()[room]
    assert _contrast(colours[front], colours[back]) >= least


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css"), key=lambda path: path.name), ids=lambda path: path.name)
def test_raw_colours_stand_in_the_tokens_only(sheet: Path) -> None:
    if sheet.name in {"tokens.css", "print.css"}:
        return
    plain = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", plain)


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css"), key=lambda path: path.name), ids=lambda path: path.name)
def test_every_token_that_is_used_exists(sheet: Path) -> None:
    known = set(
        re.findall(r"(--[a-z0-9-]+)\s*:", "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.css")))
    )
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", sheet.read_text(encoding="utf-8")))
    assert used <= known
