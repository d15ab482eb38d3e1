"""What happens to the keys of these rows when the OCMW renews its own, and whether they all still open."""

from __future__ import annotations

from shared_services.social_files.consent import actions, queries, sealed
from shared_services.social_files.keys.uses import Ask


def wrap_again() -> int:
    return sum(actions.rewrap(row) for row in queries.living())


def try_open(ask: Ask) -> tuple[int, int]:
    """Every name and every proof, in the memory of another keeper."""
    opened = wrong = 0
    for row in queries.living():
        try:
            (found,) = sealed.opened([row], ask=ask)
            found.said()
            for statement in row.statements.all():
                found.evidence(statement)
            opened += 1
        except Exception:  # whatever it is: it does not open
            wrong += 1
    return opened, wrong
