"""From the host of a request to its municipality and its wall."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import set_urlconf
from django.utils.module_loading import import_string

from foundation.tenancy.context import behind
from foundation.tenancy.wall import municipality_wall, region_wall


class HostMiddleware:
    """First of all middleware: `<slug>.<domain>` works as that municipality, `regio.<domain>` as the region's gate.

    `settings.STREEKPOORT_HOSTS` names a function host -> `Place`; it keeps its map in the process, so that choosing
    costs no query. An unknown or suspended host is answered by `settings.STREEKPOORT_HOST_ERRORS`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.resolve: Callable[[str], Any] = import_string(settings.STREEKPOORT_HOSTS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        place = self.resolve(request.get_host().rsplit(":", 1)[0].lower().rstrip("."))
        request.municipality = place.municipality  # type: ignore[attr-defined]  # set here, for everybody
        if place.problem:
            answer: HttpResponse = import_string(settings.STREEKPOORT_HOST_ERRORS)(request, place.problem)
            return answer
        if place.municipality is None:
            wall, urlconf = region_wall("gate"), settings.REGION_URLCONF
        else:
            wall, urlconf = municipality_wall(place.municipality.schema_name), settings.MUNICIPALITY_URLCONF
        request.urlconf = urlconf
        set_urlconf(urlconf)
        with behind(wall):
            return self.get_response(request)
