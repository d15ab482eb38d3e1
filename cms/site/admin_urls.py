"""Wagtail's editing pages under /cms/, behind our own gate.

Wagtail would ask for a password itself, and would so walk around the second factor: `foundation.identity.doors`
closes those addresses before these are reached. Who is not logged in goes to the one login page of this host, who may
not edit sees nothing (404).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin import urls as wagtail_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.site.access import EDIT_PAGES
from cms.site.editing_policy import EDITING_CSP
from cms.site.media_forms import refused_as_too_large
from foundation.access.registry import needs

View = Callable[..., HttpResponseBase]


def editors_only(view: View) -> View:
    """The gate, and the looser content policy, around every page of the editor."""

    @wraps(view)
    def measured(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return refused_as_too_large(request) or view(request, *args, **kwargs)

    gated: View = needs(EDIT_PAGES)(measured)

    @wraps(view)
    def editing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return gated(request, *args, **kwargs)

    editing.needs = (EDIT_PAGES,)  # type: ignore[attr-defined]  # read by the contract test that walks every URL
    loosened: View = csp_replace(EDITING_CSP)(xframe_options_sameorigin(editing))
    return loosened


urlpatterns = decorate_urlpatterns(wagtail_urls.urlpatterns, editors_only)
