"""Beside the page of a party of the region, for the coordinator."""

from django.urls import path

from foundation.tenancy import region_role
from regional_meldpunt.open311 import views_party as views

coordinator = region_role("coordinator")

app_name = "party_system"
urlpatterns = [
    path("partijen/<int:party_pk>/open311/", coordinator(views.system), name="system"),
    path("partijen/<int:party_pk>/open311/diensten/", coordinator(views.ask_services), name="ask_services"),
]
