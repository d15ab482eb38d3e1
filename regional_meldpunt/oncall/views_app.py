"""The app as a telephone installs it: manifest, service worker, and the page for when nothing else can be had."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from regional_meldpunt.oncall import shell

NIGHT = "#080d12"  # --canvas of the night, in tokens.css; a manifest knows no variables
ICONS = (("oncall/icon-192.png", "192x192", "any"), ("oncall/icon-512.png", "512x512", "any"))
MASKABLE = ("oncall/maskable-512.png", "512x512", "maskable")


@require_safe
@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> JsonResponse:
    """Of this region. No account is needed: there is nothing in it about anybody."""
    home = reverse("oncall:now")
    found = {
        "id": home,
        "name": _("On call, %(region)s") % {"region": settings.STREEKPOORT_REGION_NAME},
        "short_name": _("On call"),
        "lang": "nl",
        "start_url": home,
        "scope": home,
        "display": "standalone",
        "orientation": "portrait",
        "background_color": NIGHT,
        "theme_color": NIGHT,
        "icons": [
            {"src": static(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in (*ICONS, MASKABLE)
        ],
        "shortcuts": [
            {"name": _("New melding"), "url": reverse("oncall:new")},
            {"name": _("My shifts"), "url": reverse("oncall:shifts")},
        ],
    }
    return JsonResponse(found, content_type="application/manifest+json")


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """At `/wacht/sw.js`, so that it reaches the pages of the app and nothing else of the region."""
    told = {**shell.settings(), "offline": reverse("oncall:offline"), "scope": reverse("oncall:now")}
    text = f"self.WACHT = {json.dumps(told)};\nimportScripts(...{json.dumps(shell.scripts())});\n"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    """Kept from the first visit on; what waits to be sent is shown by the script."""
    return render(request, "oncall/offline.html")
