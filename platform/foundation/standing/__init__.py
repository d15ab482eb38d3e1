"""What seldom changes is read once: catalogues, rules and calendars, remembered until somebody changes one of them.

`keeping` remembers, `walls.py` of an app says with `Standing(...)` which tables count, the database keeps the version.
"""

from foundation.standing.keeping import moment, one_row, standing

__all__ = ["moment", "one_row", "standing"]
