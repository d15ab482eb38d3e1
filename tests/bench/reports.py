"""One accepted report for the desk, as a web process makes it."""

from foundation.tenancy import municipality
from tests.regional_meldpunt.meldingen.making import REGION, receive


def report_one() -> str:
    """The number of a new melding in Kortrijk for which the region is responsible."""
    with municipality("kortrijk"):
        return receive(decision=REGION).number
