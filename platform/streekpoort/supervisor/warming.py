"""What the first request would load, loaded before it: all children of a process share it."""

import gc

from django.conf import settings
from django.urls import get_resolver
from django.utils.timezone import localdate

from foundation.calendar.holidays import public_holidays
from foundation.design import catalogs


def warm_up() -> None:
    for urlconf in (settings.REGION_URLCONF, settings.MUNICIPALITY_URLCONF):
        get_resolver(urlconf)._populate()
    public_holidays(localdate().year)
    catalogs.join()
    settle()


def settle() -> None:
    """Whatever was loaded so far stays: the collector of memory never looks at it again.

    Looking costs a request that happens to be at work a tenth of a second, and children their share of the memory.
    """
    gc.collect()
    gc.freeze()
