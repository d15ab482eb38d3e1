"""Beside the post box of the demo: what the gateway of telephones "sent", on the region's host."""

from django.urls import path

from regional_meldpunt.paging.simulator import views

app_name = "gateway"
urlpatterns = [
    path("", views.sent, name="sent"),
    path("gedrag/", views.mode, name="mode"),
    path("antwoord/", views.answer, name="answer"),
]
