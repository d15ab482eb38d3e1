"""The house style page: try, be refused with the pair that fails, save, go back; and only for one's own municipality."""

from dataclasses import asdict, replace

import pytest
from django.db import DatabaseError, connection, transaction

from foundation.audit.models import AuditEntry
from tenants.branding import sheet
from tenants.branding.themes import THEMES
from tenants.registry import hosts
from tests import cast

pytestmark = pytest.mark.usefixtures("db")
PAGE = "/kantoor/huisstijl/"
BLUE = asdict(replace(THEMES["kortrijk"], accent="#14457f", mark="letter"))
PALE = {**BLUE, "accent": "#88aadd"}


@pytest.fixture
def bram(kortrijk):
    return kortrijk.client(cast.BRAM)


def in_use() -> dict[str, str]:
    hosts.register.forget()
    return dict(hosts.by_schema("kortrijk").theme)


def test_it_shows_the_present_theme_and_that_it_can_be_read(bram):
    page = bram.get(PAGE).content.decode()
    assert 'value="#0d4a43"' in page
    assert "genoeg contrast" in page


def test_it_saves_only_what_differs_and_citizens_see_it_at_once(bram, kortrijk):
    assert bram.post(PAGE, BLUE).status_code == 302
    assert in_use() == {"accent": "#14457f", "mark": "letter"}
    assert b"#14457f" in kortrijk.client().get("/-/theme.css").content
    assert b'class="sp-letter"' in kortrijk.client().get("/").content


def test_it_refuses_what_cannot_be_read_and_names_the_pair(bram):
    answer = bram.post(PAGE, PALE)
    assert answer.status_code == 422
    assert "De hoofdkleur (#88aadd) op wit (#ffffff)" in answer.content.decode()
    assert in_use() == {}


def test_it_refuses_a_red_main_colour(bram):
    assert "rood" in bram.post(PAGE, {**BLUE, "accent": "#b1101c"}).content.decode()
    assert in_use() == {}


@pytest.mark.parametrize("values", [{}, {**BLUE, "accent": "red;}body{display:none"}, {**BLUE, "face": "papyrus"}])
def test_it_refuses_what_is_no_theme(bram, values):
    assert bram.post(PAGE, values).status_code == 422
    assert in_use() == {}


def test_to_try_is_not_to_keep(bram):
    page = bram.post(PAGE, {**PALE, "act": "try"}).content.decode()
    assert "#88aadd" in page
    assert "Dit kan niet worden bewaard" in page
    assert in_use() == {}


def test_it_derives_the_quiet_colours(bram):
    page = bram.post(PAGE, {**BLUE, "act": "derive"}).content.decode()
    assert f'value="{sheet.derived(replace(THEMES["kortrijk"], accent="#14457f")).soft}"' in page
    assert in_use() == {}


def test_the_judgement_and_the_example_follow_the_address(bram):
    assert "#88aadd" in bram.get(f"{PAGE}oordeel/", PALE).content.decode()
    assert "--accent:#14457f" in bram.get(f"{PAGE}voorbeeld.css", BLUE).content.decode()
    example = bram.get(f"{PAGE}voorbeeld/", BLUE)
    assert "accent=%2314457f" in example.content.decode()
    assert example["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in example["Content-Security-Policy"]


def test_an_address_that_is_no_theme_shows_the_present_one(bram):
    assert "--accent:#0d4a43" in bram.get(f"{PAGE}voorbeeld.css", {"accent": "}"}).content.decode()


def test_it_is_written_in_the_book_and_can_be_put_back(bram, kortrijk):
    bram.post(PAGE, BLUE)
    with kortrijk.wall():
        entry = AuditEntry.objects.get(verb="branding.theme_changed")
    assert (entry.by_name, entry.facts["after"]["accent"]) == (cast.BRAM.name, "#14457f")
    assert "Terugzetten" in bram.get(PAGE).content.decode()
    assert bram.post(f"{PAGE}{entry.pk}/terug/").status_code == 302
    assert in_use() == {}


@pytest.mark.parametrize("path", ["", "oordeel/", "voorbeeld/", "voorbeeld.css"])
def test_nobody_else_comes_here(kortrijk, menen, path):
    assert kortrijk.client(cast.ANNA).get(PAGE + path).status_code == 404
    assert menen.client(cast.CHAIMA).get(PAGE + path).status_code == 404


def test_the_entry_of_another_municipality_is_not_found(bram):
    assert bram.post(f"{PAGE}999999/terug/").status_code == 404


@pytest.mark.parametrize("theme", ["[]", '{"accent": "red;}"}', '{"accent": {"a": "b"}}', '{"accent": null}'])
def test_the_database_writes_nothing_that_could_break_a_style_sheet(kortrijk, theme):
    with kortrijk.wall(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT public.change_own_theme(%s::jsonb)", [theme])


def test_the_database_lets_the_region_change_no_theme(regio):
    with regio.wall("admin"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT public.change_own_theme('{}'::jsonb)")
