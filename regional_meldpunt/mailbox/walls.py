"""A mailbox and its mails are of one municipality, or of the region's desk. Nobody else reads what people write."""

from foundation.tenancy.policies import RegionalTable

READ = "select"
KEEP = "select,insert,update,delete"
OF_THE_REGION = dict.fromkeys(("desk", "coordinator"), "municipality = 'public'")
CURSOR = "update(uid_validity, last_uid, checked_at, failing_since, problem)"

TABLES = [
    RegionalTable(
        "mailbox.Mailbox",
        {"tenant": KEEP, "desk": f"{READ},{CURSOR}", "coordinator": KEEP},
        where=OF_THE_REGION,
        single_column="municipality",
    ),
    RegionalTable(
        "mailbox.IncomingMail",
        {"tenant": KEEP, "desk": KEEP, "coordinator": READ},
        where=OF_THE_REGION,
        single_column="municipality",
    ),
    RegionalTable(
        "mailbox.RawMail",
        {"tenant": "select,insert,delete", "desk": "select,insert,delete"},
        where=OF_THE_REGION,
        single_column="municipality",
    ),
]
