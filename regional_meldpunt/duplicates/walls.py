"""The storms of the region are known to every municipality; each has its own beside them."""

from foundation.tenancy.policies import Owned

WORK = "select,insert,update"

TABLES = [
    Owned("duplicates.Storm", tenant=WORK, desk=WORK, coordinator="select"),
    Owned("duplicates.StormMessage", reads="own", tenant=WORK, desk=WORK),
]
