"""Every night: what was kept long enough is gone."""

from django.utils.timezone import localdate, now

from cms.feedback import actions
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from tenants.registry import hosts

NIGHT = "cms.feedback.keeping.night"
LOOK_EVERY = 1800.0


@task(atomic=False)
def night(*, municipality_name: str) -> None:
    with municipality(municipality_name):
        actions.forget_old(now())


def look() -> int:
    """Behind the queue's wall: ask for tonight's round of each municipality, once a day."""
    today = localdate()
    return sum(
        enqueue(NIGHT, key=f"feedback:{place.schema_name}:{today}", municipality_name=place.schema_name)
        for place in hosts.municipalities()
    )
