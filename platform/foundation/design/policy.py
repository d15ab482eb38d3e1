"""The Content-Security-Policy of nearly every answer is the same: it is put together once."""

from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

ADJUSTED = ("_csp_exempt", "_csp_config", "_csp_update", "_csp_replace")


class PolicyMiddleware(CSPMiddleware):
    """As that of the library, which puts the header together anew for each answer; what a page adjusts still is."""

    @cached_property
    def _plain(self) -> str:
        excluding = settings.CONTENT_SECURITY_POLICY.get("EXCLUDE_URL_PREFIXES")
        report_only = getattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None)
        return "" if excluding or report_only or settings.DEBUG else build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        as_ever = not any(name in vars(response) for name in ADJUSTED) and not hasattr(request, "_csp_nonce")
        if not self._plain or not as_ever or HEADER in response:
            return super().process_response(request, response)
        response[HEADER] = self._plain
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]  # too late
        return response
