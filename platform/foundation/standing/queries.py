"""The version of everything that stands."""

from foundation.tenancy.prepared import prepared


def version() -> str:
    """The same text as long as nobody committed a change of a standing table (see `sql/standing.sql`)."""
    return str(prepared("SELECT public.standing_version()").fetchone()[0])
