"""A figure as a reader takes it: numbers in rows, what they mean, and what to mind. Pages and files are made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import number_format

NO_NUMBER = "–"


class Sort(StrEnum):
    """What a column holds; a share is stored as 0 to 1 and read as a percentage."""

    NUMBER = "number"
    SHARE = "share"
    CHANGE = "change"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    name: str
    sort: Sort = Sort.NUMBER


Value = int | float | str | None


@dataclass(frozen=True)
class Line:
    """One row; `weight` is the part of the widest row, from 0 to 100, for the bar beside its name."""

    label: str
    values: tuple[Value, ...]
    weight: int = 0
    tone: str = ""


@dataclass(frozen=True)
class Shown:
    text: str
    css: str


@dataclass(frozen=True)
class Table:
    """`says` is the definition of the figure, `note` what a reader has to mind."""

    key: str
    title: str
    says: str
    note: str
    first: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: Line | None = None
    bars: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(value for line in self.lines for value in line.values if not isinstance(value, str))

    @property
    def rows(self) -> list[tuple[Line, list[Shown]]]:
        return [(line, self.shown(line)) for line in self.lines]

    @property
    def foot(self) -> list[Shown]:
        return self.shown(self.total) if self.total else []

    def shown(self, line: Line) -> list[Shown]:
        return [
            Shown(written(value, column.sort), _css(value, column))
            for value, column in zip(line.values, self.columns, strict=True)
        ]


@dataclass(frozen=True)
class Tile:
    """A figure of the first row: large, with what it is compared with in words."""

    label: str
    text: str
    beside: str = ""
    says: str = ""


@dataclass(frozen=True)
class Part:
    """A piece of a bar of 100: `x` and `width` in percent, `tone` one of the patterns of the legend."""

    label: str
    total: int
    tone: str
    x: float = 0
    width: float = 0


@dataclass(frozen=True)
class Bar:
    """In percent of the drawing; `y` is where it begins, seen from above."""

    x: float
    width: float
    tall: float

    @property
    def y(self) -> float:
        return round(100 - self.tall, 2)


@dataclass(frozen=True)
class Pile:
    """One stretch of time in a chart of columns."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Columns:
    """A chart of columns, and the table that says the same."""

    piles: tuple[Pile, ...]
    highest: int
    first: str = ""
    middle: str = ""
    last: str = ""


def written(value: Value, sort: Sort = Sort.NUMBER) -> str:
    if value is None:
        return NO_NUMBER
    if isinstance(value, str):
        return value
    if sort is Sort.SHARE:
        return f"{percent(value)} %"
    if sort is Sort.CHANGE:
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return f"{sign}{number_format(abs(value), force_grouping=True)}"
    return number_format(value, force_grouping=True)


def percent(share: float) -> int:
    """Never 100 while one is missing, never 0 while there is one."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        return 99
    return 1 if rounded == 0 and share > 0 else rounded


def parts(pieces: Iterable[tuple[str, int, str]]) -> list[Part]:
    """Pieces laid one after the other over the width of a bar; what is nothing is left out."""
    given = list(pieces)
    whole = sum(total for _label, total, _tone in given)
    found, x = [], 0.0
    for label, total, tone in given:
        if not total:
            continue
        width = 100 * total / whole
        found.append(Part(label, total, tone, round(x, 2), round(width, 2)))
        x += width
    return found


def weights(totals: Iterable[int]) -> list[int]:
    """Each as a part of the most, in percent; something is never nothing."""
    given = list(totals)
    most = max(given, default=0)
    return [max(1, round(100 * total / most)) if total else 0 for total in given]


def columns(lines: Iterable[Line], series: int) -> Columns:
    """The first values of each line beside each other, as heights; the rest of the line is only in the table."""
    given = list(lines)
    heights = [[int(value or 0) for value in line.values[:series]] for line in given]
    most = _round_up(max((height for row in heights for height in row), default=0))
    step = 100 / max(1, len(given))
    piles = [
        Pile(
            label=line.label,
            bars=tuple(
                Bar(round(number * step + (0.15 + index * 0.7 / series) * step, 2), round(0.7 * step / series, 2), tall)
                for index, tall in enumerate(round(100 * height / most, 2) if most else 0.0 for height in row)
            ),
        )
        for number, (line, row) in enumerate(zip(given, heights, strict=True))
    ]
    names = [line.label for line in given] or [""]
    return Columns(tuple(piles), most, names[0], names[len(names) // 2], names[-1])


def _round_up(most: int) -> int:
    """The top of the scale: even, so that half of it is a number too."""
    if most <= 10:
        return most + most % 2
    step = 10 ** (len(str(most)) - 1) // 2 or 1
    return -(-most // step) * step


def _css(value: Value, column: Column) -> str:
    if column.sort is Sort.TEXT:
        return ""
    return "num" if value else "num qq"
