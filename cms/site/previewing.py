"""Looking at a page before others do: on three devices, in the colours of any municipality, and as a French reader."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.userbar import ContentCheckerItem

from cms.site.editing_policy import EDITING_CSP
from cms.site.languages import has_french_here
from foundation.design import theming
from foundation.tenancy import current
from tenants.registry import hosts

COLOURS = "kleuren-"
FRENCH = "frans"


class ContentCheck(ContentCheckerItem):
    """The checks of axe that an editor can do something about, with the rules of WCAG 2.2 AA."""

    axe_include = ["main"]
    axe_run_only = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    axe_rules = {"region": {"enabled": False}, "landmark-one-main": {"enabled": False}}


class Previewing:
    """For a page: which previews the editor offers, and how each is drawn."""

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        own = current().schema
        modes = [("", _("As it will be"))]
        if has_french_here():
            modes.append((FRENCH, _("For who reads French")))
        others = [place for place in hosts.municipalities() if place.schema_name != own]
        return modes + [
            (f"{COLOURS}{place.schema_name}", _("In the colours of %(place)s") % {"place": place.name})
            for place in others
        ]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        return [
            {"name": "mobile", "icon": "mobile-alt", "device_width": 390, "label": _("On a telephone")},
            {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("On a tablet")},
            {"name": "desktop", "icon": "desktop", "device_width": 1440, "label": _("On a computer")},
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """It stands in a frame of the editor, whose checks run inside it: the policy is that of the editor."""
        if mode_name.startswith(COLOURS):
            request.preview_colours = _sheet(mode_name.removeprefix(COLOURS))  # type: ignore[attr-defined]  # read by the theme of the preview
        with override("fr") if mode_name == FRENCH else nullcontext():
            if mode_name == FRENCH:
                request.LANGUAGE_CODE = "fr"
            answer = super().serve_preview(request, mode_name)  # type: ignore[misc]  # Wagtail's page, mixed into
            if hasattr(answer, "render"):
                answer = answer.render()
        answer._csp_replace = EDITING_CSP
        answer["X-Frame-Options"] = "SAMEORIGIN"
        return answer


def _sheet(schema: str) -> str:
    known = {place.schema_name: place for place in hosts.municipalities()}
    return theming.sheet_for(known[schema]).css if schema in known else ""
