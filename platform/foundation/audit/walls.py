from foundation.tenancy.policies import AppendOnly

TABLES = [AppendOnly("audit.AuditEntry")]
