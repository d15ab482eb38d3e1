"""The style sheet of a host: its own theme, kept by the browser, renewed at once when it changes."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import RequestFactory

from foundation.design import theming, views


@pytest.fixture(autouse=True)
def two_themes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theming, "_provider", [lambda m: f":root{{--accent:{m.theme['accent'] if m else '#000000'};}}"])
    monkeypatch.setattr(theming, "_sheets", {})


def _place(accent: str) -> Any:
    return SimpleNamespace(schema_name="menen", theme={"accent": accent})


def _get(municipality: Any, query: str = "", **headers: str) -> Any:
    request = RequestFactory().get(f"/-/theme.css{query}", headers=headers)
    request.municipality = municipality  # type: ignore[attr-defined]  # as HostMiddleware does
    return views.theme(request)


def test_each_municipality_has_its_own() -> None:
    assert b"#1d579a" in _get(_place("#1d579a")).content
    assert b"#000000" in _get(None).content


def test_it_is_not_sent_twice() -> None:
    first = _get(_place("#1d579a"))
    again = _get(_place("#1d579a"), if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_a_change_has_a_new_address() -> None:
    before, after = theming.sheet_for(_place("#1d579a")), theming.sheet_for(_place("#123456"))
    assert before.version != after.version


def test_only_the_versioned_address_is_kept_without_asking() -> None:
    version = theming.sheet_for(_place("#1d579a")).version
    assert "immutable" in _get(_place("#1d579a"), f"?v={version}")["Cache-Control"]
    assert "no-cache" in _get(_place("#1d579a"), "?v=old")["Cache-Control"]
