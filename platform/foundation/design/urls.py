"""Addresses of the face itself, under `/-/` on every host."""

from django.urls import path

from foundation.design import language, views

app_name = "design"
urlpatterns = [
    path("taal/", language.switch, name="language"),
    path("theme.css", views.theme, name="theme"),
    path("stijlgids/", views.guide, name="guide"),
    path("stijlgids/<slug:room>/", views.guide_room, name="guide_room"),
]
