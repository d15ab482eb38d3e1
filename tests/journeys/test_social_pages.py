"""Every page of the social files in a real browser: axe finds nothing, and on a telephone none is wider than the screen.

The list of pages is the one of the router: a page that is added later is looked at too.
"""

from collections.abc import Callable, Iterator

import pytest
from django.urls import get_resolver, reverse
from django.utils.timezone import localdate, now
from playwright.sync_api import Page

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.consent import sealed
from shared_services.social_files.consent.actions import give_link
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.actions import meetings
from shared_services.social_files.keys import queries as keys
from tenants.registry.hosts import municipalities
from tests import cast
from tests.journeys.staff import sign_in
from tests.journeys.test_transfer import two_ocmws
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.conftest import holder
from tests.shared_services.social_files.test_every_page import URLCONF, pages
from tests.shared_services.social_files.transfers import MIRA
from tests.support.browser import assert_accessible
from tests.support.stack import Stack

__all__ = ["two_ocmws"]
START = "/kantoor/sociaal/"
LEAVES_AS_A_FILE = (
    "social_files:document",
    "social_transfer:document",
    "social_transfer:paper",
    "social_consent:paper",
)
ASK = """async (address) => {
  const answer = await fetch(address, {credentials: "same-origin"});
  return [answer.status, (await answer.text()).includes("<h1"), answer.headers.get("cache-control")];
}"""
Values = dict[str, dict[str, object]]


@pytest.fixture
def filled(two_ocmws: None) -> dict[str, Values]:
    """Per municipality what stands in its addresses: at the receiver one to read, at the sender one to choose for."""
    with municipality("kortrijk"):
        (file,) = files.living_files()
    municipalities()
    read, waits = transfers.asked(), transfers.asked()
    transfers.sent(read, file)
    transfers.opened_there(read)
    with municipality("menen"):
        adult = consents.participants(read)[0]
        secret = give_link(sealed.opened([adult])[0], by=MIRA, at=now())
        theirs = {"asked_ref": adult.ref, "said_number": 1, "link_secret": secret}
        at_menen: Values = {"social_consent": theirs, "social_transfer": {"ref": read, "kind": "means"}}
    with municipality("kortrijk"):
        transfers.chosen(waits, file)
        about: dict[str, object] = {"ref": file.ref, "kind": "means", "number": 1}
        about |= {"person_ref": files.persons(file)[0].ref, "meeting_pk": _meeting(), "document_ref": file.ref}
        (generation,) = keys.living_generations()
        own: dict[str, object] = {"holder_pk": holder(cast.HUGO).pk, "key_id": generation.key_id}
        at_kortrijk: Values = {
            "social_files": about,
            "social_transfer": {"ref": waits, "kind": "rights"},
            "social_keys": own,
        }
    return {"kortrijk": at_kortrijk, "menen": at_menen}


def _meeting() -> int:
    return int(meetings.plan(localdate(), by=Actor.system("tests")).pk)


def paths(values: Values) -> Iterator[tuple[str, str]]:
    for name, arguments in pages(get_resolver(URLCONF)):
        known = values.get(name.partition(":")[0])
        if known is not None and name not in LEAVES_AS_A_FILE and set(arguments) <= set(known):
            yield name, reverse(name, urlconf=URLCONF, kwargs={one: known[one] for one in arguments})


@pytest.mark.journey
@pytest.mark.slow
def test_every_page_is_accessible_and_fits_a_telephone(
    live_stack: Stack, filled: dict[str, Values], phone: Callable[[], Page]
) -> None:
    sara, hugo, mira, fien = phone(), phone(), phone(), phone()
    sign_in(sara, live_stack, cast.SARA, START)
    sign_in(hugo, live_stack, cast.HUGO, START)
    sign_in(mira, live_stack, cast.MIRA, START)
    seen: set[str] = set()
    for schema, visitors in (("kortrijk", (sara, hugo)), ("menen", (mira,))):
        for name, path in paths(filled[schema]):
            if any(_is_good(page, live_stack.address(schema, path)) for page in visitors):
                seen.add(name)
    assert len(seen) > 20, sorted(seen)
    assert {"social_files:readers", "social_files:edit", "social_keys:keys", "social_transfer:section"} <= seen
    assert {"social_consent:own", "social_consent:adult", "social_consent:proof", "social_files:log"} <= seen
    sign_in(fien, live_stack, cast.FIEN, "/cijfers/overdrachten/")
    assert _is_good(fien, fien.url)


def _is_good(page: Page, address: str) -> bool:
    """False when there is nothing to see at this address for this person."""
    status, shown, kept = page.evaluate(ASK, address)
    if status != 200 or not shown:
        return False
    assert "no-store" in kept, address
    page.goto(address)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    return True
