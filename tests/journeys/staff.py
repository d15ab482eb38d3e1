"""What Dirk does at the desk, Eva with her telephone, and Anna in her back office."""

import psycopg
from playwright.sync_api import Locator, Page, expect

from foundation.tenancy import region
from regional_meldpunt.meldingen import actions, queries
from tests import cast
from tests.regional_meldpunt.desk.people import DIRK
from tests.support.stack import Stack


def sign_in(page: Page, stack: Stack, member: cast.Member, path: str) -> None:
    """Through the login page, to where this person works."""
    page.goto(stack.address(member.slug, f"/inloggen/?next={path}"))
    page.fill("input[name=login]", member.email)
    page.fill("input[name=password]", cast.PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").first.click()
    expect(page.locator("input[name=password]")).to_have_count(0)
    page.goto(stack.address(member.slug, path))


def put_on_call(owner_url: str, member: cast.Member) -> None:
    """From an hour ago until twelve hours from now."""
    with psycopg.connect(owner_url) as connection:
        connection.execute(
            "INSERT INTO roster_shift (person_id, starts_at, ends_at)"
            " SELECT id, now() - interval '1 hour', now() + interval '12 hours' FROM people_person WHERE email = %s",
            [member.email],
        )


def row_of(page: Page, number: str) -> Locator:
    return page.locator(f"#rij-{number}")


def call(page: Page, number: str, member: cast.Member) -> None:
    """Open the melding and call somebody."""
    row_of(page, number).locator("a").click()
    expect(page.locator(f"#dossier-inhoud[data-file='{number}']")).to_be_visible()
    form = page.locator("form[data-panel=call]")
    if not form.is_visible():
        page.locator("[data-open=call]").click()
    form.locator("select").first.select_option(label=_option(form, member))
    form.locator("button.utrecht-button--primary-action").click()


def _option(form: Locator, member: cast.Member) -> str:
    return next(text for text in form.locator("select option").all_inner_texts() if member.name in text)


def by_its_own_team(number: str) -> None:
    """At night and in the weekend the region has it first: the desk then leaves it to the municipality."""
    with region("desk"):
        melding = queries.by_number(number)
        if melding is not None and melding.responsible == "region":
            actions.pass_on(melding, to="municipality", by=DIRK, at=melding.reported_at)


def finish(page: Page, stack: Stack, number: str, words: str) -> None:
    page.goto(stack.address("kortrijk", f"/kantoor/meldingen/{number}/"))
    page.keyboard.press("f")
    form = page.locator("[data-verb=afwerking]")
    form.locator("select").select_option("done:resolved")
    form.locator("textarea").fill(words)
    form.locator("button").click()
    expect(page.locator(".tl")).to_contain_text(words)
