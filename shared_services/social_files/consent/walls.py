from foundation.tenancy.policies import AppendOnly

TABLES = [AppendOnly("social_consent.Statement")]
