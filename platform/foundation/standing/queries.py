"""The version of everything that stands."""

from functools import lru_cache

from foundation.tenancy.prepared import prepared


def version() -> str:
    """The same text as long as nobody committed a change of a standing table (see `sql/standing.sql`)."""
    return str(prepared("SELECT public.standing_version()").fetchone()[0])


@lru_cache
def with_version(question: str) -> str:
    """A question that brings one row at most, with the version before it and whether there is a row."""
    asked = f"LEFT JOIN (SELECT true AS there, question.* FROM ({question}) AS question) AS asked ON true"
    return f"SELECT public.standing_version(), asked.* FROM (SELECT) AS always {asked}"
