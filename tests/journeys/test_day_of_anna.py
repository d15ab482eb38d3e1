"""A day of Anna: her own list, work for two teams in turn and side by side, a part split off, and ready-made words.

Then a day of Els, who leads a team: who has how much, what is late, work moved to somebody else, and the figures.
"""

import csv
import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import Locator, Page, expect

from foundation.tenancy import municipality
from regional_meldpunt.answers.models import CannedText
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.journeys.post import mailed
from tests.journeys.staff import appoint, finish, sign_in, team
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
ELS = cast.Member("Els Maertens", "kortrijk", ("behandelaar",))
READY = "Wij plannen dit binnen de week in."


def fresh(melding: Melding) -> Melding:
    with municipality("kortrijk"):
        found = queries.by_number(melding.number)
    assert found is not None
    return found


def file(page: Page, stack: Stack, melding: Melding) -> None:
    page.goto(stack.address("kortrijk", f"/kantoor/meldingen/{melding.number}/"))


def give_work(page: Page, stack: Stack, melding: Melding, to: str, what: str, *, after: bool = False) -> None:
    file(page, stack, melding)
    page.get_by_role("link", name="Een taak geven").click()
    page.get_by_label("Wie doet het").select_option(label=to)
    page.get_by_label("Wat moet er gebeuren").fill(what)
    if after:
        page.get_by_label("Pas beginnen als de vorige taken klaar zijn").check()
        assert_accessible(page)
    page.get_by_role("button", name="Taak geven").click()
    expect(task(page, what)).to_be_visible()


def task(page: Page, what: str) -> Locator:
    return page.get_by_role("region", name="Taken").get_by_role("listitem").filter(has_text=what)


def a_list_of_her_own(anna: Page, live_stack: Stack, lamps: list[Melding], hole: Melding) -> None:
    """A filter becomes a tab; everything on it is given to a team, and taken back."""
    anna.get_by_text("Filters", exact=True).click()
    anna.get_by_label("Categorie").select_option("straatlamp-kapot")
    anna.get_by_role("button", name="Tonen").click()
    anna.get_by_label("Naam van deze lijst").fill("Lampen")
    assert_accessible(anna)
    anna.get_by_role("button", name="Bewaren als tab").click()
    anna.goto(live_stack.address("kortrijk", "/werklijst/"))
    anna.get_by_role("link", name="Lampen").click()
    expect(anna.get_by_role("main")).not_to_contain_text(hole.number)
    anna.get_by_label("Alles op deze pagina aanvinken").check()
    anna.get_by_label("Geven aan").select_option(label="de ploeg Wegen")
    anna.get_by_role("button", name="Geven").click()
    expect(anna.get_by_role("status").filter(has_text="2 meldingen").first).to_be_visible()
    assert {fresh(lamp).team for lamp in lamps} == {"wegen"}
    anna.get_by_role("button", name="Ongedaan maken").click()
    expect(anna.get_by_role("link", name="Lampen")).to_be_visible()
    assert {fresh(lamp).team for lamp in lamps} == {""}


def work_in_turn(anna: Page, live_stack: Stack, hole: Melding) -> None:
    """Two teams side by side, and what comes after both."""
    give_work(anna, live_stack, hole, "Wegen", "Put vullen")
    give_work(anna, live_stack, hole, "Groendienst", "Berm herstellen")
    give_work(anna, live_stack, hole, "Wegen", "Lijnen schilderen", after=True)
    expect(task(anna, "Lijnen schilderen").get_by_role("button", name="Klaar")).to_have_count(0)
    for what in ("Put vullen", "Berm herstellen"):
        task(anna, what).get_by_label("Resultaat").fill("Gedaan.")
        task(anna, what).get_by_role("button", name="Klaar").click()
    expect(task(anna, "Lijnen schilderen").get_by_role("button", name="Opnemen")).to_be_visible()
    assert_accessible(anna)
    anna.goto(live_stack.address("kortrijk", "/kantoor/taken/"))
    expect(anna.get_by_role("region", name="Voor mijn teams")).to_contain_text("Lijnen schilderen")
    assert_accessible(anna)


def split_off(anna: Page, live_stack: Stack, hole: Melding) -> None:
    file(anna, live_stack, hole)
    anna.keyboard.press("p")
    split = anna.get_by_role("group").filter(has=anna.get_by_label("Het andere deel gaat over"))
    split.get_by_label("Het andere deel gaat over").select_option("straatlamp-kapot")
    split.get_by_label("Wat", exact=True).fill("En de lamp ernaast is stuk.")
    split.get_by_role("button", name="Afsplitsen").click()
    with municipality("kortrijk"):
        assert Melding.objects.filter(description="En de lamp ernaast is stuk.").count() == 1


def say(anna: Page, live_stack: Stack, hole: Melding) -> None:
    """Ready-made words: seen before they leave, taken back, and sent after all."""
    anna.goto(live_stack.address("kortrijk", f"/kantoor/meldingen/{hole.number}/gesprek/"))
    anna.get_by_text("Standaardteksten").last.click()
    anna.get_by_role("button", name="Ingepland").click()
    expect(anna.get_by_label("Uw bericht")).to_have_value(READY)
    anna.get_by_role("button", name="Voorbeeld").click()
    expect(anna.get_by_role("article")).to_contain_text(READY)
    assert_accessible(anna)
    anna.get_by_role("button", name="Versturen").click()
    expect(anna.get_by_role("status").first).to_contain_text(re.compile(r"\d s"))  # it counts: the keys are listened to
    anna.keyboard.press("z")
    expect(anna.get_by_role("status").first).to_contain_text("Er is niets verstuurd.")
    expect(anna.get_by_label("Uw bericht")).to_have_value(READY)
    anna.get_by_role("button", name="Versturen").click()
    expect(anna.get_by_text("Uw bericht vertrekt zo meteen.")).to_be_visible()
    with municipality("kortrijk"):
        talking.let_go(hole)


def test_a_list_of_her_own_and_work_in_turn(live_stack: Stack, desktop: Opener, phone: Opener) -> None:
    team("wegen", "Wegen", cast.ANNA, lead=cast.ANNA)
    team("groen", "Groendienst")
    with municipality("kortrijk"):
        lamps = [making.receive(category="straatlamp-kapot") for _lamp in range(2)]
        hole = talking.reported({"email": "gust.put@citizen.test"})
        CannedText.objects.create(
            municipality="kortrijk", title="Ingepland", language="nl", text=READY, by=making.ANNA, changed_at=now()
        )
    anna = desktop()
    sign_in(anna, live_stack, cast.ANNA, "/werklijst/")
    a_list_of_her_own(anna, live_stack, lamps, hole)
    work_in_turn(anna, live_stack, hole)
    split_off(anna, live_stack, hole)
    say(anna, live_stack, hole)
    finish(anna, live_stack, hole.number, "De put is gevuld.")
    anna.keyboard.press("h")
    again = anna.get_by_role("group").filter(has=anna.get_by_role("button", name="Heropenen"))
    again.get_by_label("Wat de melder leest").fill("Toch nog een put.")
    again.get_by_role("button", name="Heropenen").click()
    expect(anna.get_by_role("main")).to_contain_text("Toch nog een put.")
    assert fresh(hole).status == "reopened"

    small = phone()
    sign_in(small, live_stack, cast.ANNA, f"/kantoor/meldingen/{hole.number}/")
    expect(small.get_by_role("main")).to_contain_text("Toch nog een put.")
    assert small.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(small)
    assert mailed(small, live_stack, about="gust.put@citizen.test", link=r"Wij plannen dit binnen de week in\.")


def test_a_lead_sees_what_is_late_moves_work_and_reads_the_figures(live_stack: Stack, desktop: Opener) -> None:
    appoint(ELS)
    team("wegen", "Wegen", ELS, cast.ANNA, lead=ELS)
    at = now()
    with municipality("kortrijk"):
        late = making.receive(team="wegen", deadline_at=at - timedelta(days=2))
        near = making.receive(team="wegen", deadline_at=at + timedelta(hours=3))
        far = making.receive(team="wegen", deadline_at=at + timedelta(days=90))
    els = desktop()
    sign_in(els, live_stack, ELS, "/werklijst/?lijst=teams")
    for melding, word in ((late, "2 dagen te laat"), (near, "klaar")):
        expect(els.get_by_role("row").filter(has_text=melding.number)).to_contain_text(word)
    expect(els.get_by_role("row").filter(has_text=far.number)).not_to_contain_text("klaar")
    for melding in (late, near):
        els.get_by_label(melding.number).check()
    els.get_by_label("Geven aan").select_option(label=cast.ANNA.name)
    els.get_by_role("button", name="Geven").click()
    expect(els.get_by_role("row").filter(has_text=late.number)).to_contain_text(cast.ANNA.name)

    els.get_by_role("link", name="Werklast").click()
    persons = els.get_by_role("table").first.get_by_role("row").filter(has_text=cast.ANNA.name)
    expect(persons).to_contain_text("2")
    assert_accessible(els)
    els.get_by_role("link", name=cast.ANNA.name).click()
    expect(els.get_by_role("main")).to_contain_text(late.number)
    expect(els.get_by_role("main")).not_to_contain_text(far.number)
    file(els, live_stack, near)
    els.keyboard.press("a")
    give = els.get_by_role("group").filter(has=els.get_by_label("Met deze woorden"))
    give.get_by_label("Geven aan").select_option(label=ELS.name)
    give.get_by_label("Met deze woorden").fill("Ik neem het over.")
    give.get_by_role("button", name="Geven").click()
    expect(els.get_by_role("main")).to_contain_text("Ik neem het over.")

    els.goto(live_stack.address("kortrijk", "/kantoor/inzicht/"))
    expect(els.get_by_role("heading", level=1)).to_have_text("Inzicht")
    expect(els.get_by_role("region", name="Categorie").get_by_role("table").first).to_be_visible()
    assert_accessible(els)
    fetched = "link => fetch(link.href).then(a => a.arrayBuffer()).then(b => [...new Uint8Array(b)])"
    rows = bytes(els.get_by_role("link", name="CSV").first.evaluate(fetched)).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(rows), delimiter=";"))) > 1
    book = zipfile.ZipFile(io.BytesIO(bytes(els.get_by_role("link", name="XLSX").first.evaluate(fetched))))
    assert "xl/workbook.xml" in book.namelist()
