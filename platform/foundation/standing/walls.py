"""Nobody touches the table itself: triggers write it, and the version is asked through a function."""

from foundation.tenancy.policies import Shared

TABLES = [Shared("standing.Change")]
