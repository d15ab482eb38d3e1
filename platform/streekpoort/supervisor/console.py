"""What the supervisor tells the person who started it: one line for each step, with the seconds since the start."""

import sys
import time
from collections.abc import Sequence

STARTED = time.monotonic()


def say(message: str) -> None:
    """One step of progress."""
    print(f"{time.monotonic() - STARTED:6.1f} s  {message}", flush=True)


def warn(message: str) -> None:
    """Something went wrong that the supervisor deals with."""
    print(f"{time.monotonic() - STARTED:6.1f} s  ! {message}", file=sys.stderr, flush=True)


def table(title: str, rows: Sequence[tuple[str, ...]]) -> str:
    """Rows in columns as wide as their widest cell, under a title."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([title, *(f"  {line}" for line in lines)])
