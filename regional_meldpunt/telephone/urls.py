"""On the host of a municipality: the front office and the case workers."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation.access.gates import needs
from regional_meldpunt.telephone import views, views_exchange
from regional_meldpunt.telephone.apps import COUNTED, EXCHANGE, TAKE_IN

app_name = "telephone"
READ, SEND, BOTH = ["GET", "HEAD"], ["POST"], ["GET", "HEAD", "POST"]
View = Callable[..., HttpResponseBase]


def door(view: View, permission: str, methods: list[str]) -> View:
    guarded: View = never_cache(require_http_methods(methods)(needs(permission)(view)))
    return guarded


urlpatterns = [
    path("kantoor/invoer/", door(views.entry, TAKE_IN, BOTH), name="entry"),
    path("kantoor/invoer/plek/", door(views.place, TAKE_IN, READ), name="place"),
    path("kantoor/invoer/soorten/", door(views.kinds, TAKE_IN, READ), name="kinds"),
    path("kantoor/invoer/vragen/", door(views.details, TAKE_IN, READ), name="details"),
    path("kantoor/invoer/dezelfde/", door(views.same, TAKE_IN, READ), name="same"),
    path("kantoor/invoer/beller/", door(views.caller, TAKE_IN, SEND), name="caller"),
    path("kantoor/invoer/oproepen/", door(views.cards, TAKE_IN, READ), name="cards"),
    path("kantoor/invoer/oproepen/<int:pk>/", door(views.take, TAKE_IN, SEND), name="take"),
    path("kantoor/invoer/stand/", door(views.standing, TAKE_IN, READ), name="standing"),
    path("kantoor/opzoeken/", door(views.find, TAKE_IN, BOTH), name="find"),
    path("kantoor/eerste-lijn/", door(views.counters, COUNTED, READ), name="counters"),
    path("kantoor/centrale/", door(views_exchange.settings, EXCHANGE, BOTH), name="exchange"),
    path("kantoor/centrale/proef/", door(views_exchange.trial, EXCHANGE, SEND), name="trial"),
    path("-/centrale/", views_exchange.heard, name="heard"),
]
