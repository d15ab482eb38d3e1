"""A figure: what was measured, what it was measured against in the same run, and the goal it has to reach."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`other` is the other side of the comparison, measured in the same run; `ratio` compares the two."""

    name: str
    ours: float
    unit: str
    goal: str
    met: bool
    other: float | None = None
    other_name: str = ""
    ratio: float | None = None

    @property
    def line(self) -> str:
        against = f"against {self.other:,.0f} ({self.other_name})" if self.other is not None else ""
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        verdict = "ok" if self.met else "NOT MET"
        measured = f"{self.name:<46} {self.ours:>12,.1f} {self.unit:<14} {against:<44}"
        return f"{measured} {ratio:>6}  {self.goal:<16} {verdict}"


def table(figures: Iterable[Figure]) -> str:
    return "\n".join(figure.line for figure in figures)
