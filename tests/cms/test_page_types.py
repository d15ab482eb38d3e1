"""What every page type promises: what machines read of it, that a script in it is harmless, that it is checked again."""

import json
import re
from xml.etree import ElementTree

import pytest
import recurring_ical_events
from django.apps import apps
from django.db.models import CharField, TextField
from icalendar import Calendar
from wagtail.rich_text import RichText

from cms.site import queries
from cms.site.demo.shared_texts import GUIDE
from cms.site.models import AuditResult, EventPage
from cms.site.models.base import BilingualPage
from cms.site.statement import judged

EVIL = "<script>alert('x')</script>"
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TYPES = {
    "/": "GovernmentOrganization",
    "/contact/": "ContactPage",
    "/adressen/bibliotheek/": "CivicStructure",
    "/agenda/repair-cafe/": "Event",
    "/diensten/burgerzaken/": "GovernmentOffice",
    "/een-kind-komt/": "HowTo",
    "/nieuws/doorniksewijk-asfalt/": "NewsArticle",
    "/papieren/": "CollectionPage",
    f"/{GUIDE.slug}/": "Article",
}
OWN = {"slug", "path", "url_path", "draft_title", "seo_title", "search_description", "expire_at"}


def linked(text):
    return [json.loads(found) for found in LINKED.findall(text)]


@pytest.fixture
def site(demo_site, kortrijk):
    demo_site("kortrijk")
    return kortrijk


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_it_says_what_it_is(path, kind, site):
    text = site.client().get(path).content.decode()
    (facts,) = [found for found in linked(text) if found["@type"] == kind]
    assert facts["url"].endswith(path) and facts["name"]
    assert f'<meta property="og:url" content="{facts["url"]}">' in text
    assert f'<link rel="canonical" href="{facts["url"]}">' in text


def test_a_script_in_every_field_of_every_type_is_harmless(site):
    """Put past every form, straight into the columns."""
    addresses = []
    with site.wall():
        kinds = [model for model in apps.get_app_config("site_pages").get_models() if issubclass(model, BilingualPage)]
        for page in [model.objects.first() for model in kinds]:
            for field in page._meta.fields:
                if type(field) in {CharField, TextField} and not field.choices and field.name not in OWN:
                    setattr(page, field.name, EVIL[: field.max_length])
            if (
                page.body is not None
                and hasattr(page.body, "stream_block")
                and "text" in page.body.stream_block.child_blocks
            ):
                page.body = [("text", RichText("<p>Veilig</p>")), *_evil(page)]
            page.except_on = ""
            page.theme = page.of_service = page.service = ""
            page.save(clean=False)
            addresses.append(queries.address_of_page(page))
    assert len(addresses) >= 20
    for address in addresses:
        answer = site.client().get(address)
        assert answer.status_code == 200, address
        assert "<script>alert" not in answer.content.decode(), address


def _evil(page):
    if "heading" in page.body.stream_block.child_blocks:
        yield "heading", EVIL
        yield "contact", {"name": EVIL, "phone": EVIL, "email": "a@b.example", "address": EVIL, "note": EVIL}


def test_the_agenda_as_a_calendar_falls_on_the_same_days(site):
    answer = site.client().get("/feeds/agenda/voorleesuurtje.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    with site.wall():
        event = EventPage.objects.get(slug="voorleesuurtje")
    expected = list(event.rule.days(event.first_day, event.last_day))
    found = recurring_ical_events.of(Calendar.from_ical(answer.content)).between(event.first_day, event.last_day)
    assert sorted(each["DTSTART"].dt.date() for each in found) == expected
    assert {each["DTSTART"].dt.hour for each in found} == {15}


@pytest.mark.parametrize("path", ["/feeds/nieuws.atom", "/feeds/nieuws.rss", "/feeds/agenda.atom", "/sitemap.xml"])
def test_what_programs_read_is_well_formed(path, site):
    answer = site.client().get(path)
    assert answer.status_code == 200
    ElementTree.fromstring(answer.content)
    assert b"kortrijk" in answer.content and b"menen" not in answer.content


def test_who_reads_by_machine_is_told_where_the_map_is(site):
    text = site.client().get("/robots.txt").content.decode()
    assert text.endswith(f"Sitemap: http://{site.host}/sitemap.xml\n")


def test_an_unknown_feed_is_not_found(site):
    for path in ("/feeds/nieuws.ics", "/feeds/iets.atom", "/feeds/agenda/iets.ics"):
        assert site.client().get(path).status_code == 404


def test_the_agenda_chooses_by_kind_and_month_and_passes_nonsense_over(site):
    client = site.client()
    assert "Repair Café" not in client.get("/agenda/?soort=market").content.decode()
    assert "Weekmarkt" in client.get("/agenda/?soort=market").content.decode()
    for question in ("?maand=2026-13", "?maand=x", "?soort=<b>", "?voorbij=1", "?maand=2026-01"):
        assert client.get(f"/agenda/{question}").status_code == 200


def row(violations=0, name="homepage"):
    return AuditResult(
        page_type=name, theme="kortrijk", width=390, audited_on="2026-11-22", tool="axe", standard="WCAG", passed=40,
        violations=violations, incomplete=1,
    )  # fmt: skip


def test_the_statement_never_says_more_than_was_measured():
    assert judged([], by_people=True, known=False).status == "unknown"
    assert judged([row()], by_people=False, known=False).status == "partly"
    assert judged([row()], by_people=True, known=True).status == "partly"
    assert judged([row(), row(2, "newspage")], by_people=True, known=False).status == "partly"
    assert judged([row()], by_people=True, known=False).status == "fully"


def test_the_statement_names_the_law_and_the_ombudsman(site):
    text = site.client().get("/toegankelijkheid/").content.decode()
    for words in ("Bestuursdecreet van 7 december 2018", "EN 301 549", "Vlaamse Ombudsdienst"):
        assert words in text
    assert "Deze website voldoet.</b>" not in text
