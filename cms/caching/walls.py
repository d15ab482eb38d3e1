"""Nobody touches the table itself: two functions write and read it."""

from foundation.tenancy.policies import Shared

TABLES = [Shared("caching.Change")]
