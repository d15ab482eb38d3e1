"""Pages that everybody sees alike are made once a minute and given from memory, for one second too long at most.

`forget()` says that pages of a municipality changed; `@keep` marks a view whose pages are the same for all who
are not logged in. See docs/adr/0020.
"""

from cms.caching.actions import forget
from cms.caching.marks import keep

__all__ = ["forget", "keep"]
