"""A municipality that was just made has a website, with the pages the law asks for."""

import pytest
from wagtail.models import Page, Site

from cms.site.models import HomePage, NewsIndexPage
from cms.site.setup import ensure_site
from tenants.registry.hosts import by_schema


@pytest.mark.parametrize("path", ["/", "/contact/", "/privacy/", "/cookies/", "/toegankelijkheid/", "/nieuws/"])
def test_it_answers(path, kortrijk, db):
    answer = kortrijk.client().get(path)
    assert answer.status_code == 200
    assert "Kortrijk" in answer.content.decode()


def test_it_is_not_made_twice(kortrijk, db):
    with kortrijk.wall():
        before = Page.objects.count()
        ensure_site(by_schema("kortrijk"))
        assert Page.objects.count() == before
        assert HomePage.objects.count() == NewsIndexPage.objects.count() == Site.objects.count() == 1


def test_the_welcome_page_of_wagtail_is_gone(kortrijk, db):
    with kortrijk.wall():
        assert not Page.objects.filter(slug="home").exists()


def test_each_municipality_has_its_own(kortrijk, menen, db):
    assert "Menen" in menen.client().get("/contact/").content.decode()
    with kortrijk.wall():
        assert HomePage.objects.get().title == "Kortrijk"
    with menen.wall():
        assert HomePage.objects.get().title == "Menen"
