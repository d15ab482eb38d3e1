"""On the host of the region: the operators of the desk."""

from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation.access.gates import needs
from foundation.tenancy import region_role
from regional_meldpunt.telephone import views, views_exchange
from regional_meldpunt.telephone.apps import COUNTED, EXCHANGE, TAKE_IN
from regional_meldpunt.telephone.urls import BOTH, READ, SEND, View

app_name = "telephone"


def door(view: View, permission: str, methods: list[str], *walls: str) -> View:
    walled = region_role(*(walls or ("desk",)))(view)
    guarded: View = never_cache(require_http_methods(methods)(needs(permission)(walled)))
    return guarded


urlpatterns = [
    path("telefoon/", door(views.entry, TAKE_IN, BOTH), name="entry"),
    path("telefoon/plek/", door(views.place, TAKE_IN, READ), name="place"),
    path("telefoon/soorten/", door(views.kinds, TAKE_IN, READ), name="kinds"),
    path("telefoon/vragen/", door(views.details, TAKE_IN, READ), name="details"),
    path("telefoon/dezelfde/", door(views.same, TAKE_IN, READ), name="same"),
    path("telefoon/beller/", door(views.caller, TAKE_IN, SEND), name="caller"),
    path("telefoon/oproepen/", door(views.cards, TAKE_IN, READ), name="cards"),
    path("telefoon/oproepen/<int:pk>/", door(views.take, TAKE_IN, SEND), name="take"),
    path("telefoon/stand/", door(views.standing, TAKE_IN, READ), name="standing"),
    path("telefoon/eerste-lijn/", door(views.counters, COUNTED, READ, "desk", "coordinator"), name="counters"),
    path("telefoon/centrale/", door(views_exchange.settings, EXCHANGE, BOTH, "coordinator"), name="exchange"),
    path("telefoon/centrale/proef/", door(views_exchange.trial, EXCHANGE, SEND, "coordinator"), name="trial"),
    path("-/centrale/", views_exchange.heard, name="heard"),
]
