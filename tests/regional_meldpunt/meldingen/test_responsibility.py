"""Who is responsible now."""

from datetime import date

import pytest

from regional_meldpunt.meldingen.responsibility import Mode, accepts, decide, mode_on
from tenants.registry.snapshot import MunicipalitySnapshot, ParticipationSnapshot

TODAY = date(2026, 11, 22)


def kuurne(*participations: ParticipationSnapshot) -> MunicipalitySnapshot:
    return MunicipalitySnapshot(
        "kuurne",
        "kuurne",
        "Kuurne",
        "34023",
        "gemeente",
        "kuurne.localhost",
        ("nl",),
        ("8520",),
        {},
        {},
        {},
        {},
        participations,
    )


def taking_part(mode: str, starts: date = date(2026, 1, 1), ends: date | None = None) -> ParticipationSnapshot:
    return ParticipationSnapshot("meldpunt", mode, starts, ends, "GR 2025/12")


@pytest.mark.parametrize(
    ("mode", "acute", "office_open", "expected"),
    [
        (Mode.FULL, False, True, ("municipality", "office_hours")),
        (Mode.FULL, False, False, ("region", "out_of_hours")),
        (Mode.FULL, True, True, ("region", "acute")),
        (Mode.FULL, True, False, ("region", "acute")),
        (Mode.ACUTE_ONLY, True, True, ("region", "acute")),
        (Mode.ACUTE_ONLY, False, False, ("municipality", "office_hours")),
    ],
)
def test_it_follows_the_timetable(mode: Mode, acute: bool, office_open: bool, expected: tuple[str, str]) -> None:
    decision = decide(mode, acute=acute, office_open=office_open)
    assert (decision.responsible, decision.reason) == expected


@pytest.mark.parametrize(
    ("mode", "acute", "taken"),
    [
        (Mode.FULL, False, True),
        (Mode.FULL, True, True),
        (Mode.ACUTE_ONLY, False, False),
        (Mode.ACUTE_ONLY, True, True),
        (Mode.NONE, False, False),
        (Mode.NONE, True, False),
    ],
)
def test_what_comes_in_depends_on_how_a_municipality_takes_part(mode: Mode, acute: bool, taken: bool) -> None:
    assert accepts(mode, acute=acute) is taken


def test_a_municipality_about_which_nothing_was_decided_takes_part() -> None:
    assert mode_on(kuurne(), TODAY) is Mode.FULL


def test_participation_has_a_beginning_and_an_end() -> None:
    assert mode_on(kuurne(taking_part("full")), TODAY) is Mode.FULL
    assert mode_on(kuurne(taking_part("b")), TODAY) is Mode.ACUTE_ONLY
    assert mode_on(kuurne(taking_part("full", starts=date(2027, 1, 1))), TODAY) is Mode.NONE
    assert mode_on(kuurne(taking_part("full", ends=date(2026, 6, 30))), TODAY) is Mode.NONE


def test_an_unknown_mode_is_no_participation() -> None:
    assert mode_on(kuurne(taking_part("perhaps")), TODAY) is Mode.NONE
