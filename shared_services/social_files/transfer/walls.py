from foundation.tenancy.policies import AppendOnly

TABLES = [AppendOnly("social_transfer.Step")]
