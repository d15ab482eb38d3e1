"""A version of a fiche that stood is never changed or removed."""

from foundation.tenancy.policies import AppendOnly

TABLES = [AppendOnly("catalogue.FicheVersion", for_all=True)]
