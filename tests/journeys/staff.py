"""What Dirk does at the desk, Eva with her telephone, and Anna in her back office."""

import re
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import psycopg
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from foundation.access.models import AccessGrant
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import municipality, region
from regional_meldpunt.meldingen import actions, queries
from regional_meldpunt.teams.models import Team, TeamMember
from tests import cast
from tests.regional_meldpunt.desk.people import DIRK
from tests.support.stack import Stack

LOGIN = "/inloggen/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def sign_in(page: Page, stack: Stack, member: cast.Member, path: str) -> None:
    """Through the login form, without drawing it, to where this person works."""
    host = f"{member.slug}.localhost"
    cookies: SimpleCookie = SimpleCookie()
    form = _ask(stack, host, "GET", cookies)
    token = TOKEN.search(form)
    assert token is not None, form[:2000]
    typed = {"login": member.email, "password": cast.PASSWORD, "csrfmiddlewaretoken": token[1]}
    refused = _ask(stack, host, "POST", cookies, urlencode(typed))
    assert settings.SESSION_COOKIE_NAME in cookies, refused[:2000]
    page.context.add_cookies([
        {"name": name, "value": morsel.value, "domain": host, "path": "/"} for name, morsel in cookies.items()
    ])  # fmt: skip
    page.goto(stack.address(member.slug, path))


def _ask(stack: Stack, host: str, method: str, cookies: SimpleCookie, body: str = "") -> str:
    """One request to the login page; cookies are kept."""
    headers = {"Host": f"{host}:{stack.port}", "Content-Type": "application/x-www-form-urlencoded"}
    headers["Cookie"] = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())
    connection = HTTPConnection("127.0.0.1", stack.port, timeout=30)
    connection.request(method, LOGIN, body.encode(), headers)
    answer: HTTPResponse = connection.getresponse()
    text = answer.read().decode()
    for line in answer.headers.get_all("Set-Cookie", ()):
        cookies.load(line)
    connection.close()
    return text


def sign_in_by_hand(page: Page, stack: Stack, member: cast.Member, path: str) -> None:
    """Through the login page as a person does, to where this person works."""
    page.goto(stack.address(member.slug, f"/inloggen/?next={path}"))
    page.fill("input[name=login]", member.email)
    page.fill("input[name=password]", cast.PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").first.click()
    expect(page.locator("input[name=password]")).to_have_count(0)
    page.goto(stack.address(member.slug, path))


def put_on_call(owner_url: str, member: cast.Member) -> None:
    """From an hour ago until twelve hours from now."""
    with psycopg.connect(owner_url) as connection:
        made = "INSERT INTO roster_roster (slug, name, description, \"order\", active, weights) VALUES ('wachtdienst', 'Wachtdienst', '', 10, true, '{}')"
        connection.execute(f"{made} ON CONFLICT DO NOTHING")
        connection.execute(
            'INSERT INTO roster_layer (roster_id, name, "order", covers, active)'
            " SELECT id, 'Eerste wacht', 10, 'always', true FROM roster_roster WHERE NOT EXISTS (SELECT 1 FROM roster_layer)"
        )
        connection.execute(
            "INSERT INTO roster_shift (roster_id, layer_id, person_id, person_name, home, starts_at, ends_at, source, key, version)"
            " SELECT r.id, (SELECT min(id) FROM roster_layer), p.id, p.name, p.municipality, now() - interval '1 hour',"
            " now() + interval '12 hours', 'temporary', 'journey', 1"
            " FROM people_person p, roster_roster r WHERE p.email = %s",
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


def appoint(member: cast.Member) -> None:
    """Somebody who is not in the cast gets an account of a municipality, with the rights of a role."""
    with municipality(member.schema):
        user = User.objects.create_user(member.email, cast.PASSWORD, display_name=member.name)
        user.emailaddress_set.create(email=member.email, verified=True, primary=True)
        for role in member.roles:
            AccessGrant.objects.create(user=user, role=role, granted_by=Actor.system("tests"))


def team(slug: str, name: str, *members: cast.Member, lead: cast.Member | None = None) -> None:
    """A team of Kortrijk with its people, and one of them in front."""
    with municipality("kortrijk"):
        Team.objects.create(municipality="kortrijk", slug=slug, name=name)
        for member in members:
            user = User.objects.get(email=member.email)
            part = "lead" if member == lead else "member"
            person = Actor("kortrijk", user.pk, member.name)
            TeamMember.objects.create(municipality="kortrijk", team=slug, user_id=user.pk, person=person, part=part)
