"""The same pages at the region, under the wall of the coordinator."""

from django.urls import path

from foundation.tenancy import region_role
from regional_meldpunt.routing import views, views_parties

coordinator = region_role("coordinator")

app_name = "routing"
urlpatterns = [
    path("routering/", coordinator(views.rules), name="list"),
    path("routering/nieuw/", coordinator(views.new_rule), name="new"),
    path("routering/proef/", coordinator(views.attempt), name="try"),
    path("routering/<int:pk>/", coordinator(views.rule), name="rule"),
    path("routering/<int:pk>/plaats/", coordinator(views.move), name="move"),
    path("routering/<int:pk>/weg/", coordinator(views.remove), name="remove"),
    path("partijen/", coordinator(views_parties.parties), name="parties"),
    path("partijen/nieuw/", coordinator(views_parties.new_party), name="new_party"),
    path("partijen/<int:pk>/", coordinator(views_parties.party), name="party"),
]
