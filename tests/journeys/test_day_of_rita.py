"""Rita of the department writes a page, Bram sends it back and then approves it; Gust reads it."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms.editing import actions, queries
from cms.editing.roles import ensure_review
from cms.site.setup import ensure_site
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import municipality
from tenants.registry.hosts import by_schema
from tests import cast
from tests.journeys.staff import sign_in
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
TITLE = "Compost halen"


def department() -> int:
    """Rita writes under the page about the website's statement, and nowhere else. Returns where she may write."""
    snapshot = by_schema("kortrijk")
    with municipality("kortrijk"):
        home = ensure_site(snapshot)
        ensure_review(snapshot)
        place = next(page for page in queries.top_pages() if type(page.specific).__name__ == "ContentPage")
        rita = User.objects.get(email=cast.RITA.email)
        by = Actor.system("test")
        actions.keep_department(None, name="Milieu", email="", pages=[place], people=[rita], by=by)
        assert home.pk
        return place.pk


def test_a_page_goes_from_a_department_to_everybody(live_stack: Stack, desktop: Opener, phone: Opener) -> None:
    parent = department()
    rita, bram, gust = desktop(), desktop(), phone()
    sign_in(rita, live_stack, cast.RITA, f"/cms/pages/add/site_pages/contentpage/{parent}/")
    rita.locator("#id_title").press_sequentially(TITLE)
    rita.locator("#id_title").blur()
    expect(rita.locator("#id_slug")).to_have_value("compost-halen")
    rita.locator("#id_summary").fill("U haalt gratis compost op zaterdag.")
    expect(rita.get_by_text("Schrijf minstens twintig woorden")).to_be_visible()
    rita.evaluate("document.querySelector('[name=action-submit]').click()")
    rita.wait_for_url(re.compile(r"/cms/pages/\d+/"))
    with municipality("kortrijk"):
        (waiting,) = queries.in_review()
        made = int(waiting.workflow_state.object_id)

    sign_in(bram, live_stack, cast.BRAM, "/kantoor/website/?toon=nalezen")
    expect(bram.get_by_role("link", name=TITLE)).to_be_visible()
    for path in ("?toon=nalezen", "", "?toon=koppelingen", "regio/", "teksten/", "afdelingen/", "inlezen/"):
        bram.goto(live_stack.address("kortrijk", f"/kantoor/website/{path}"))
        assert_accessible(bram)
    bram.goto(live_stack.address("kortrijk", "/kantoor/berichten/"))
    assert_accessible(bram)
    decide(bram, live_stack, made, "reject", "Zeg ook waar.")

    rita.goto(live_stack.address("kortrijk", f"/cms/pages/{made}/edit/"))
    rita.locator("#id_summary").fill("U haalt gratis compost in het park, op zaterdag.")
    rita.evaluate("document.querySelector('[name=action-submit]').click()")
    rita.wait_for_load_state()
    expect(rita.locator("body")).to_contain_text(TITLE)
    decide(bram, live_stack, made, "approve", "")
    with municipality("kortrijk"):
        page = queries.page(made)
        path = f"/{page.url_path.partition('/')[2].partition('/')[2]}"
    gust.goto(live_stack.address("kortrijk", path))
    expect(gust.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    expect(gust.get_by_text("in het park, op zaterdag").first).to_be_visible()


def decide(page: Page, stack: Stack, made: int, action: str, comment: str) -> None:
    """As the button in the editor does, with the form that it opens."""
    with municipality("kortrijk"):
        (waiting,) = queries.in_review()
    page.goto(stack.address("kortrijk", f"/cms/pages/{made}/edit/"))
    sent = page.evaluate(
        """async ([url, comment]) => {
          const body = new FormData();
          body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
          body.set("comment", comment);
          return (await fetch(url, {method: "POST", body})).status;
        }""",
        [f"/cms/pages/workflow/action/{made}/{action}/{waiting.pk}/", comment],
    )
    assert sent == 200, sent
