"""Files are regional rows: they follow the melding or file they belong to. The region sees what was shared with it."""

from foundation.tenancy.policies import Regional

SHARED = {"desk": "at_region", "engine": "at_region"}

TABLES = [
    Regional(
        "files.StoredFile",
        where=SHARED,
        tenant="select,insert,update,delete",
        desk="select,insert,update",
        engine="select",
    )
]
