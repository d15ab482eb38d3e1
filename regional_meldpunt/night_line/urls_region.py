"""On the host of the region: the doors of the exchange, and the pages of the coordinator."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation.access.gates import needs
from foundation.tenancy import region_role
from regional_meldpunt.night_line import views, views_exchange
from regional_meldpunt.night_line.apps import KEEP
from regional_meldpunt.telephone.urls import View

app_name = "night_line"


def door(view: View) -> View:
    walled = region_role("coordinator")(view)
    guarded: View = never_cache(require_http_methods(["GET", "HEAD", "POST"])(needs(KEEP)(walled)))
    return guarded


urlpatterns = [
    path("nachtlijn/", door(views.numbers), name="numbers"),
    path("nachtlijn/nummers/nieuw/", door(views.edit), name="new"),
    path("nachtlijn/nummers/<int:pk>/", door(views.edit), name="number"),
    path("nachtlijn/proef/", door(views.trial), name="trial"),
    path("-/centrale/nacht/", views_exchange.heard, name="heard"),
    path("-/centrale/nacht/bellen/", views_exchange.whom, name="whom"),
]
