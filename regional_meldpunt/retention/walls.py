"""A municipality decides for itself; nobody changes the register."""

from foundation.tenancy.policies import Home

TABLES = [
    Home("retention.Term"),
    Home("retention.Erasure", tenant="select,insert"),
]
