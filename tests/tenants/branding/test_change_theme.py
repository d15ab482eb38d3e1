"""A change of theme is checked before it is written; the command says which pair fails."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tenants.branding import actions, cli
from tenants.branding.themes import THEMES


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    calls: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(actions.registry, "change_theme", lambda schema, theme: calls.append((schema, dict(theme))))
    return calls


def _menen(**theme: str) -> Any:
    return SimpleNamespace(slug="menen", schema_name="menen", theme=theme)


def test_it_writes_what_can_be_read(written: list[tuple[str, dict[str, Any]]]) -> None:
    actions.change_theme(_menen(corner="round"), changes={"accent": "#14457f", "on-accent": "#ffffff"})
    assert written == [("menen", {"corner": "round", "accent": "#14457f", "on_accent": "#ffffff"})]


@pytest.mark.parametrize(
    "changes", [{"accent": "#88aadd"}, {"accent": "#b1101c"}, {"own": "#1d579a"}, {"face": "papyrus"}]
)
def test_it_writes_nothing_that_fails(written: list[tuple[str, dict[str, Any]]], changes: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        actions.change_theme(_menen(), changes=changes)
    assert written == []


def test_it_goes_back_to_the_start(written: list[tuple[str, dict[str, Any]]]) -> None:
    assert actions.reset_theme(_menen(accent="#14457f")) == THEMES["menen"]
    assert written == [("menen", {})]


def test_the_command_refuses_a_name_it_does_not_know() -> None:
    with pytest.raises(cli.click.ClickException, match="known name"):
        cli._change(_menen(), ("colour=#123456",))


def test_the_command_names_the_pair(written: list[tuple[str, dict[str, Any]]]) -> None:
    with pytest.raises(cli.click.ClickException, match="#88aadd"):
        cli._change(_menen(), ("accent=#88aadd",))
