"""A redacteur writes and publishes on the own website, and on no other."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.site.models import ContentPage, NewsPage
from cms.site.setup import EDITORS
from tests import cast


def page_of(place, slug):
    with place.wall():
        return ContentPage.objects.get(slug=slug)


def new_text(page, text):
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": "Nieuwe samenvatting",
            "hint": "",
            "icon": page.icon,
            "service": "",
            "checked_on": "",
            "check_again_on": "",
            "show_contact": "on",
            "seo_title": "",
            "body": streamfield([("text", rich_text(f"<p>{text}</p>"))]),
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "action-publish": "action-publish",
        }
    )


def test_what_a_redacteur_publishes_is_visible(demo_site, kortrijk):
    demo_site("kortrijk")
    page = page_of(kortrijk, "parkeren")
    rita = kortrijk.client(cast.RITA)
    answer = rita.post(f"/cms/pages/{page.pk}/edit/", new_text(page, "Vanaf nu gratis op zondag."))
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert "Vanaf nu gratis op zondag." in kortrijk.client().get("/parkeren/").content.decode()


def test_it_leaves_the_neighbour_as_it_was(demo_site, kortrijk, menen):
    demo_site("menen")
    demo_site("kortrijk")
    before = menen.client().get("/parkeren/").content
    page = page_of(kortrijk, "parkeren")
    kortrijk.client(cast.RITA).post(f"/cms/pages/{page.pk}/edit/", new_text(page, "Alleen in Kortrijk."))
    after = menen.client().get("/parkeren/").content.decode()
    assert "Alleen in Kortrijk." not in after
    assert len(after) == len(before.decode())


def test_no_page_is_for_some_only(demo_site, kortrijk):
    demo_site("kortrijk")
    page = page_of(kortrijk, "parkeren")
    words = {"restriction_type": "password", "password": "geheim-genoeg"}
    answer = kortrijk.client(cast.RITA).post(f"/cms/pages/{page.pk}/privacy/", words)
    assert "set_privacy_done" not in answer.content.decode()
    assert page.title in kortrijk.client().get("/parkeren/").content.decode()


def test_a_draft_is_not_visible(demo_site, kortrijk):
    demo_site("kortrijk")
    page = page_of(kortrijk, "parkeren")
    draft = new_text(page, "Nog niet voor iedereen.")
    del draft["action-publish"]
    assert kortrijk.client(cast.RITA).post(f"/cms/pages/{page.pk}/edit/", draft).status_code == 302
    assert "Nog niet voor iedereen." not in kortrijk.client().get("/parkeren/").content.decode()


def test_the_start_screen_bears_the_name_of_the_municipality(demo_site, kortrijk):
    demo_site("kortrijk")
    text = kortrijk.client(cast.RITA).get("/cms/").content.decode()
    assert "Website van Kortrijk" in text
    assert "Vraagt aandacht" in text


def test_the_french_fields_are_there_only_where_french_is_spoken(demo_site, kortrijk):
    demo_site("kortrijk")
    page = page_of(kortrijk, "parkeren")
    text = kortrijk.client(cast.RITA).get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert 'name="title"' in text
    assert 'name="title_fr"' not in text


@pytest.mark.parametrize("path", ["/cms/", "/cms/pages/", "/cms/images/", "/cms/account/"])
def test_who_is_no_editor_finds_nothing_there(path, kortrijk, db):
    assert kortrijk.client(cast.ANNA).get(path).status_code == 404


def test_who_is_not_logged_in_goes_to_the_login_page_of_the_host(kortrijk, db):
    answer = kortrijk.client().get("/cms/pages/")
    assert answer.status_code == 302
    assert answer["Location"] == "/inloggen/?next=/cms/pages/"


def test_wagtail_asks_for_no_password_itself(kortrijk, db):
    client = kortrijk.client()
    answer = client.get("/cms/login/")
    assert answer.status_code == 302 and answer["Location"].startswith("/inloggen/")
    assert client.post("/cms/login/", {"username": cast.RITA.email, "password": cast.PASSWORD}).status_code == 302
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    for path in ("/cms/password_reset/", "/cms/password_reset/done/", "/cms/password_reset/confirm/MQ/x-y/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"email": cast.RITA.email}).status_code == 404


def test_after_login_a_foreign_address_is_not_followed(kortrijk, db):
    answer = kortrijk.client().get("/cms/login/?next=https://elsewhere.example/")
    assert "elsewhere" not in answer["Location"]


def test_an_editor_may_not_touch_the_root_or_other_settings(demo_site, kortrijk):
    demo_site("kortrijk")
    rita = kortrijk.client(cast.RITA)
    with kortrijk.wall():
        group = Group.objects.get(name=EDITORS)
        assert {right.page.depth for right in GroupPagePermission.objects.filter(group=group)} == {2}
    for path in ("/cms/users/", "/cms/groups/", "/cms/sites/", "/cms/settings/"):
        assert rita.get(path).status_code in {302, 404}, path
    assert rita.get("/cms/pages/1/edit/").status_code in {302, 403, 404}


def test_only_the_editing_pages_have_the_looser_content_policy(demo_site, kortrijk):
    demo_site("kortrijk")
    assert "unsafe-inline" not in kortrijk.client().get("/")["Content-Security-Policy"]
    assert "unsafe-inline" in kortrijk.client(cast.RITA).get("/cms/")["Content-Security-Policy"]


def test_a_preview_shows_the_unsaved_text(demo_site, kortrijk):
    demo_site("kortrijk")
    page = page_of(kortrijk, "parkeren")
    rita = kortrijk.client(cast.RITA)
    saved = rita.post(f"/cms/pages/{page.pk}/edit/preview/", new_text(page, "Nog even kijken."))
    assert saved.json()["is_valid"] is True
    shown = rita.get(f"/cms/pages/{page.pk}/edit/preview/?mode=")
    assert "Nog even kijken." in shown.content.decode()
    assert "Nog even kijken." not in kortrijk.client().get("/parkeren/").content.decode()


def test_news_of_tomorrow_waits_for_its_day(demo_site, kortrijk):
    demo_site("kortrijk")
    from datetime import timedelta

    from django.utils import timezone

    with kortrijk.wall():
        NewsPage.objects.update(published_on=timezone.localdate() + timedelta(days=1))
    assert "Broeltorens" not in kortrijk.client().get("/").content.decode()
