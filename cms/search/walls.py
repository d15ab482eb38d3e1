"""What is published may be read by everybody; each writes its own. Words of the region count for all."""

from foundation.tenancy.policies import Owned, Standing

TABLES = [
    Owned("site_search.Entry", reads="all", tenant="select,insert,update,delete"),
    Owned("site_search.Synonyms", reads="region", tenant="select,insert,update", coordinator="select,insert,update"),
    Standing("site_search.Synonyms"),
]
