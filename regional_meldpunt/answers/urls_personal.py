""" "My meldingen", on the host of every municipality."""

from django.urls import path

from regional_meldpunt.answers import views_personal as views

app_name = "personal"
urlpatterns = [
    path("mijn-meldingen/", views.ask, name="ask"),
    path("mijn-meldingen/<str:secret>/", views.own, name="own"),
]
