"""Beside the page of a party of its own, in the back office of a municipality."""

from django.urls import path

from regional_meldpunt.open311 import views_party as views

app_name = "party_system"
urlpatterns = [
    path("beheer/partijen/<int:party_pk>/open311/", views.system, name="system"),
    path("beheer/partijen/<int:party_pk>/open311/diensten/", views.ask_services, name="ask_services"),
]
