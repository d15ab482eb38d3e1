"""What happens to the keys of these rows when the OCMW renews its own, and whether they all still open."""

from __future__ import annotations

from shared_services.social_files.consent import actions, queries


def wrap_again() -> int:
    return sum(actions.rewrap(row) for row in queries.living())
