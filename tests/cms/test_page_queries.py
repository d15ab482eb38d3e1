"""The number of queries of a page type is fixed: it does not grow with what an editor adds."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.rich_text import RichText

from cms.site import queries
from cms.site.models import NewsPage
from tests.cms.test_editing import page_of

MOST = {
    "/": 22, "/verhuizen/": 12, "/contact/": 14, "/nieuws/": 14, "/nieuws/doorniksewijk-asfalt/": 14, "/papieren/": 13,
    "/agenda/": 12, "/agenda/repair-cafe/": 14, "/adressen/": 14, "/adressen/recyclagepark/": 16, "/diensten/": 12,
    "/diensten/burgerzaken/": 18, "/medewerkers/": 12, "/een-feest-in-uw-straat/": 12, "/overzicht/": 10,
    "/een-feest-in-uw-straat/plannen/": 13, "/een-kind-komt/": 11, "/publicaties/": 13, "/toegankelijkheid/": 11,
    "/publicaties/reglement-zalen/": 14, "/jeugd/": 13,
}  # fmt: skip


def counted(client, path):
    client.get(path)  # fills what the process remembers
    with CaptureQueriesContext(connections["default"]) as seen:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in seen if "set_config" not in query["sql"] and "SAVEPOINT" not in query["sql"]]


@pytest.mark.parametrize("path", sorted(MOST))
def test_it_stays_under_its_number_of_queries(path, demo_site, kortrijk):
    demo_site("kortrijk")
    seen = counted(kortrijk.client(), path)
    assert len(seen) <= MOST[path], "\n".join(seen)


@pytest.mark.parametrize("path", ["/", "/nieuws/"])
def test_more_news_costs_no_more_queries(path, demo_site, kortrijk):
    demo_site("kortrijk")
    client = kortrijk.client()
    before = len(counted(client, path))
    with kortrijk.wall():
        index = queries.news_index()
        for number in range(6):
            day = timezone.localdate() - timedelta(days=number)
            index.add_child(instance=NewsPage(title=f"Bericht {number}", slug=f"bericht-{number}", published_on=day))
    assert len(counted(client, path)) == before


def test_more_blocks_pictures_and_links_cost_no_more_queries(demo_site, kortrijk, picture):
    """Twenty blocks as well as two: their pages, pictures and links are each looked up at once."""
    demo_site("kortrijk")
    client, page = kortrijk.client(), page_of(kortrijk, "parkeren")
    spent = []
    for times in (1, 10):
        with kortrijk.wall():
            page.body = [
                ("text", RichText(f'<p><a linktype="page" id="{page.pk}">Meer</a></p>')),
                ("image", picture),
            ] * times
            page.save()
        client.get("/parkeren/")  # makes the sizes of the pictures
        spent.append(len(counted(client, "/parkeren/")))
    assert spent[0] == spent[1]
