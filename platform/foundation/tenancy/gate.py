"""The decorator with which a view of the region works under one of the region's roles."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import SimpleTemplateResponse
from django.utils.http import urlencode
from django.utils.module_loading import import_string

from foundation.tenancy.context import region

View = Callable[..., HttpResponseBase]


def region_role(*roles: str) -> Callable[[View], View]:
    """Run the view under the first of `roles` that the signed-in person holds.

    Anonymous visitors are sent to the login; a person without any of the roles gets the same 404 as for an unknown
    page. `settings.STREEKPOORT_REGION_ROLES` names the function (user -> set of role names) that knows who holds what,
    `settings.STREEKPOORT_REFUSAL` the one that writes a refusal down.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                login = resolve_url(settings.LOGIN_URL)
                return HttpResponseRedirect(f"{login}?{urlencode({'next': request.get_full_path()})}")
            held = import_string(settings.STREEKPOORT_REGION_ROLES)(request.user)
            role = next((role for role in roles if role in held), None)
            if role is None:
                import_string(settings.STREEKPOORT_REFUSAL)(request, roles)
                raise Http404
            with region(role):
                response = view(request, *args, **kwargs)
                # A lazy template must be rendered here: outside, its queries would run under the gate's role.
                if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                    response = response.render()
            return response

        return run

    return decorate
