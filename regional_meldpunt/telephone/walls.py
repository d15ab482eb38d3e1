"""A municipality has its own calls and counts, the region has those of its own number."""

from foundation.tenancy.policies import Owned

READ = "select"
WORK = "select,insert,update,delete"

TABLES = [
    Owned("telephone.CallCard", reads="own", tenant=WORK, desk=WORK, coordinator=WORK, queue="select,update"),
    Owned("telephone.FirstLine", reads="own", tenant="select,insert", desk="select,insert", coordinator=READ),
]
