"""What can be reported, in both formats and on both kinds of host."""

from xml.etree import ElementTree

import pytest

from regional_meldpunt.categories.models import Category, Question
from tests.support.places import Place

pytestmark = pytest.mark.django_db


def _reported_by_citizens() -> int:
    """What staff use among themselves, such as calling back, is no service."""
    return Category.objects.filter(active=True, municipality="region").exclude(group__slug="intern").count()


def test_the_list_of_services_is_the_list_of_categories(kortrijk: Place) -> None:
    answer = kortrijk.client().get("/open311/v2/services.json")
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    listed = answer.json()
    with kortrijk.wall():
        assert len(listed) == _reported_by_citizens() >= 60
    assert set(listed[0]) == {"service_code", "service_name", "description", "metadata", "type", "keywords", "group"}
    assert {row["type"] for row in listed} == {"realtime"}


def test_xml_says_the_same(kortrijk: Place) -> None:
    answer = kortrijk.client().get("/open311/v2/services.xml")
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert answer.content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    root = ElementTree.fromstring(answer.content)
    listed = kortrijk.client().get("/open311/v2/services.json").json()
    assert root.tag == "services"
    assert [service.findtext("service_code") for service in root] == [row["service_code"] for row in listed]
    assert {service.findtext("metadata") for service in root} <= {"true", "false"}


def a_category_with_questions() -> Category:
    return Category.objects.get(pk=Question.objects.filter(kind="choice").values_list("category_id", flat=True)[0])


def test_the_definition_holds_the_questions_of_the_category(kortrijk: Place) -> None:
    with kortrijk.wall():
        category = a_category_with_questions()
        questions = list(category.questions.all())
    found = kortrijk.client().get(f"/open311/v2/services/{category.slug}.json").json()
    assert found["service_code"] == category.slug
    assert [row["code"] for row in found["attributes"]] == [question.slug for question in questions]
    choice = next(row for row in found["attributes"] if row["datatype"] == "singlevaluelist")
    assert choice["values"][0].keys() == {"key", "name"}
    root = ElementTree.fromstring(kortrijk.client().get(f"/open311/v2/services/{category.slug}.xml").content)
    assert root.tag == "service_definition"
    assert [row.findtext("code") for row in root.find("attributes")] == [question.slug for question in questions]


def test_the_region_wants_to_know_which_municipality(regio: Place) -> None:
    assert regio.client().get("/open311/v2/services.json").status_code == 400
    assert regio.client().get("/open311/v2/services.json?jurisdiction_id=oostende").status_code == 404
    for word in ("spiere-helkijn", "spiere_helkijn", "34043", "spiere-helkijn.localhost"):
        assert regio.client().get(f"/open311/v2/services.json?jurisdiction_id={word}").status_code == 200


def test_a_municipality_speaks_only_for_itself(kortrijk: Place) -> None:
    assert kortrijk.client().get("/open311/v2/services.json?jurisdiction_id=kortrijk").status_code == 200
    assert kortrijk.client().get("/open311/v2/services.json?jurisdiction_id=menen").status_code == 404


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/open311/v2/services/bestaat-niet.", 404, "service_code"),
        ("/open311/v2/requests/KOR-0000-000.", 404, "service_request_id"),
        ("/open311/v2/tokens/geen-token.", 404, "token"),
        ("/open311/v2/services.{}?jurisdiction_id=nergens", 404, "jurisdiction_id"),
        ("/open311/v2/requests.{}?start_date=gisteren", 400, "start_date"),
        ("/open311/v2/requests.{}?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z", 400, "90 days"),
        ("/open311/v2/requests.{}?status=half", 400, "status"),
        ("/open311/v2/requests.{}?page_size=-1", 400, "page_size"),
    ],
)
def test_errors_come_in_the_format_that_was_asked_for(kortrijk: Place, path: str, status: int, words: str) -> None:
    for form in ("json", "xml"):
        answer = kortrijk.client().get(path.format(form) if "{}" in path else path + form)
        assert answer.status_code == status
        if form == "json":
            (error,) = answer.json()
        else:
            root = ElementTree.fromstring(answer.content)
            assert root.tag == "errors"
            error = {child.tag: child.text for child in root[0]}
        assert str(error["code"]) == str(status)
        assert words in error["description"]


def test_an_address_that_does_not_exist_answers_software(kortrijk: Place) -> None:
    for path in ("/open311/v2/services.csv", "/open311/v3/services.xml", "/open311/v2/"):
        answer = kortrijk.client().get(path)
        assert answer.status_code == 404
        assert ElementTree.fromstring(answer.content).tag == "errors"


def test_discovery_tells_where_it_is(kortrijk: Place, regio: Place) -> None:
    found = kortrijk.client().get("/open311/discovery.json").json()
    assert found["endpoints"][0]["url"] == "http://kortrijk.localhost/open311/v2"
    assert ElementTree.fromstring(regio.client().get("/open311/discovery.xml").content).tag == "discovery"


def test_a_page_for_programmers_stands_on_both_hosts(kortrijk: Place, regio: Place) -> None:
    assert "/open311/v2/" in kortrijk.client().get("/open311/").content.decode()
    assert "spiere-helkijn" in regio.client().get("/open311/").content.decode()
