"""What a visitor of the play reads from a page."""

import pytest

from streekpoort.night.pages import Page

TEXT = """
<form action="/zoek/" method="get"><input name="q"></form>
<form action="/melden/3/" method="POST">
  <input type="hidden" name="csrfmiddlewaretoken" value="t0k">
  <label><input type="radio" name="way" value="mail">Mail</label><input type="radio" name="way" value="sms">
  <input type="radio" name="size" value="s"><input type="radio" name="size" value="m" checked>
  <input type="checkbox" name="danger"><input type="checkbox" name="keep" checked>
  <select name="town"><option value="">-</option><option value="kuurne">Kuurne</option></select>
  <textarea name="description">Een put &amp; een boom</textarea>
  <input type="file" name="photos"><button name="add" value="1">Foto</button><input name="old" value="x" disabled>
</form>
"""


def test_a_form_is_sent_as_a_browser_would_send_it_untouched() -> None:
    form = Page(200, "/melden/3/", TEXT).form("description")

    assert (form.action, form.method) == ("/melden/3/", "post")
    assert form.fields == {
        "csrfmiddlewaretoken": "t0k",
        "way": "mail",
        "size": "m",
        "keep": "on",
        "town": "kuurne",
        "description": "Een put & een boom",
    }


def test_a_page_without_that_form_says_where_it_stopped() -> None:
    with pytest.raises(LookupError, match="/melden/3/.*no form with email"):
        Page(200, "/melden/3/", TEXT).form("email")
    with pytest.raises(LookupError, match="does not show"):
        Page(404, "/weg/", "").find("KOR-")
