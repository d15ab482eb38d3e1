"""A theme becomes token overrides and nothing else."""

import re
from types import SimpleNamespace

from tenants.branding import sheet, tiles
from tenants.branding.themes import REGION, THEMES

FORBIDDEN = ("--acute", "--due", "--ok", "--focus", "--ink:")


def test_it_overrides_tokens_only() -> None:
    for theme in (REGION, *THEMES.values()):
        css = sheet.css(theme)
        assert re.fullmatch(r"(:root[^{]*\{(--[a-z-]+:[^;{}]+;)+\}\n)+", css)
        assert not any(name in css for name in FORBIDDEN)


def test_it_leaves_the_night_alone() -> None:
    assert sheet.css(THEMES["menen"]).startswith(':root:not([data-theme="night"])')


def test_it_lets_the_registry_go_before_the_starting_theme() -> None:
    municipality = SimpleNamespace(
        slug="menen", schema_name="menen", theme={"accent": "#123456", "on-accent": "#fefefe", "unknown": "x"}
    )
    theme = sheet.theme_of(municipality)
    assert (theme.accent, theme.on_accent, theme.soft) == ("#123456", "#fefefe", THEMES["menen"].soft)


def test_it_gives_a_serif_heading_only_where_the_theme_asks() -> None:
    assert "Source Serif" in sheet.css(THEMES["spiere-helkijn"])
    assert "Source Serif" not in sheet.css(THEMES["kortrijk"])


def test_the_tiles_touch_but_never_overlap() -> None:
    members = tuple((slug.replace("-", "_"), slug, slug.title()) for slug in THEMES)
    region = tiles.draw(members)
    centres = [(shape.box[0] + shape.box[2] / 2, shape.box[1] + shape.box[3] / 2) for shape in region.shapes]
    for index, (x, y) in enumerate(centres):
        others = [((x - a) ** 2 + (y - b) ** 2) ** 0.5 for number, (a, b) in enumerate(centres) if number != index]
        assert 0.99 * tiles.WIDE < min(others) < 1.01 * tiles.WIDE


def test_a_new_member_gets_a_tile_of_its_own() -> None:
    region = tiles.draw((("kortrijk", "kortrijk", "Kortrijk"), ("nieuwerkerke", "nieuwerkerke", "Nieuwerkerke")))
    assert region.of("nieuwerkerke") is not None
    assert not region.real


def test_a_value_that_is_no_value_never_reaches_the_style_sheet() -> None:
    evil = SimpleNamespace(slug="menen", schema_name="menen", theme={"accent": "red;}body{display:none", "corner": "x"})
    assert sheet.of(evil) == sheet.css(THEMES["menen"])
