"""The number of queries of a page type is fixed: it does not grow with what an editor adds."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.site import queries
from cms.site.models import NewsPage

MOST = {"/": 12, "/verhuizen/": 12, "/contact/": 10, "/nieuws/": 12, "news": 14}


def counted(client, path):
    client.get(path)  # fills what the process remembers
    with CaptureQueriesContext(connections["default"]) as seen:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in seen if "set_config" not in query["sql"] and "SAVEPOINT" not in query["sql"]]


@pytest.mark.parametrize("path", sorted(MOST))
def test_it_stays_under_its_number_of_queries(path, demo_site, kortrijk):
    demo_site("kortrijk")
    address = "/nieuws/doorniksewijk-asfalt/" if path == "news" else path
    seen = counted(kortrijk.client(), address)
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
