"""When something goes wrong a page still says what to do next; 500 and 503 need nothing that could be broken."""

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver
from django.utils import translation

from foundation.design import errors, neighbours

STILL = [(errors.server_error, 500, "Er ging iets mis bij ons"), (errors.unavailable, 503, "Zo meteen terug")]


def _words(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.parametrize(("handler", "status", "words"), STILL)
def test_it_comes_without_database_session_or_municipality(handler: object, status: int, words: str) -> None:
    assert callable(handler)
    with translation.override("nl"):
        response = handler(HttpRequest())
    assert response.status_code == status
    assert words in _words(response)
    assert "112" in _words(response)


@pytest.mark.parametrize(("error", "status"), [(OperationalError("away"), 503), (ValueError("ours"), 500)])
def test_a_database_that_is_away_is_no_fault_of_the_page(error: Exception, status: int) -> None:
    """Asked by Django while it handles the error, as it does on every host."""
    for urlconf in (settings.REGION_URLCONF, settings.MUNICIPALITY_URLCONF):
        handler = get_resolver(urlconf).resolve_error_handler(500)
        try:
            raise error
        except type(error):
            assert handler(HttpRequest()).status_code == status


def test_a_closed_door_says_when_to_come_back() -> None:
    assert errors.unavailable(HttpRequest(), retry_after=12)["Retry-After"] == "12"


def test_an_unknown_host_lists_those_that_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "_provider", [lambda: [("Menen", "menen"), ("Kortrijk", "kortrijk")]])
    request = RequestFactory().get("/iets/", headers={"host": "nergens.localhost:8000"})
    response = errors.host_problem(request, "unknown")
    assert response.status_code == 404
    assert "Deze gemeente kennen we niet" in _words(response)
    assert 'href="http://kortrijk.localhost:8000/"' in _words(response)


def test_a_suspended_municipality_says_so_and_not_that_it_is_unknown() -> None:
    response = errors.host_problem(RequestFactory().get("/"), "suspended")
    assert response.status_code == 503
    assert "Deze website is even gesloten" in _words(response)


@pytest.mark.parametrize(
    ("handler", "status", "words"),
    [
        (errors.bad_request, 400, "We konden uw vraag niet lezen"),
        (errors.permission_denied, 403, "U kunt deze pagina niet openen"),
        (errors.csrf_failure, 403, "Dit formulier stond te lang open"),
        (errors.not_found, 404, "We vonden deze pagina niet"),
        (errors.too_many_requests, 429, "Dat ging iets te snel"),
    ],
)
def test_it_says_what_happened_and_where_to_go(handler: object, status: int, words: str) -> None:
    assert callable(handler)
    request = RequestFactory().get("/")
    with translation.override("nl"):
        response = handler(request)
    assert response.status_code == status
    assert words in _words(response)
    assert 'id="inhoud"' in _words(response)
