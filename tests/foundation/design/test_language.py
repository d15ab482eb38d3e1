"""The language of a page: the municipality's first, unless the reader chose another one it offers."""

from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from foundation.design import language

FROM_HERE = {"Origin": "http://testserver"}


def _request(
    path: str = "/", *, languages: tuple[str, ...] = ("nl", "fr"), cookie: str = "", **headers: str
) -> HttpRequest:
    request = RequestFactory().get(path, headers=headers)
    request.municipality = SimpleNamespace(languages=languages)  # type: ignore[attr-defined]  # as HostMiddleware does
    if cookie:
        request.COOKIES["django_language"] = cookie
    return request


def test_dutch_comes_first_whatever_the_browser_prefers() -> None:
    assert language.language_of(_request(accept_language="fr-BE,fr;q=0.9")) == "nl"


def test_a_choice_is_kept_where_it_is_offered() -> None:
    assert language.language_of(_request(cookie="fr")) == "fr"


def test_a_choice_is_ignored_where_it_is_not_offered() -> None:
    assert language.language_of(_request(languages=("nl",), cookie="fr")) == "nl"
    assert language.language_of(_request("/fr/nieuws/", languages=("nl",))) == "nl"


def test_the_address_of_a_translated_page_goes_first() -> None:
    assert language.language_of(_request("/fr/actualites/")) == "fr"


def test_the_region_speaks_dutch() -> None:
    request = RequestFactory().get("/")
    request.municipality = None  # type: ignore[attr-defined]  # as HostMiddleware does
    assert language.language_of(request) == "nl"


def test_the_page_says_its_language() -> None:
    spoken: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        spoken.append(request.LANGUAGE_CODE)
        return HttpResponse("")

    response = language.LanguageMiddleware(view)(_request(cookie="fr"))
    assert spoken == ["fr"]
    assert response["Content-Language"] == "fr"
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize(("wanted", "kept"), [("fr", True), ("en", False), ("", False), ("xx", False)])
def test_the_switch_keeps_only_what_is_offered(wanted: str, kept: bool) -> None:
    request = RequestFactory().post("/-/taal/", {"language": wanted, "next": "/melden/"}, headers=FROM_HERE)
    request.municipality = SimpleNamespace(languages=("nl", "fr"))  # type: ignore[attr-defined]  # as HostMiddleware does
    response = language.switch(request)
    assert response["Location"] == "/melden/"
    assert ("django_language" in response.cookies) is kept


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"])
def test_the_switch_never_sends_a_reader_elsewhere(elsewhere: str) -> None:
    request = RequestFactory().post("/-/taal/", {"language": "nl", "next": elsewhere}, headers=FROM_HERE)
    request.municipality = SimpleNamespace(languages=("nl", "fr"))  # type: ignore[attr-defined]  # as HostMiddleware does
    assert language.switch(request)["Location"] == "/"
