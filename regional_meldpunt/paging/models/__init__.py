"""What a person can be reached by, what went out to them, and what they answered."""

from regional_meldpunt.paging.models.answers import Code, Heard
from regional_meldpunt.paging.models.outbox import WAITING, Page, PageState, Purpose, Trail
from regional_meldpunt.paging.models.people import (
    Channel,
    Kind,
    Preference,
    PushSubscription,
    Rule,
    TestAlarm,
    Weight,
)

__all__ = [
    "WAITING", "Channel", "Code", "Heard", "Kind", "Page", "PageState", "Preference", "Purpose",
    "PushSubscription", "Rule", "TestAlarm", "Trail", "Weight",
]  # fmt: skip
