"""Connections with other software, in the back office of a municipality."""

from django.urls import path

from regional_meldpunt.open311 import office_views as views

app_name = "connections"
urlpatterns = [
    path("kantoor/koppelingen/", views.overview, name="overview"),
    path("kantoor/koppelingen/sleutels/nieuw/", views.new_key, name="new_key"),
    path("kantoor/koppelingen/sleutels/<int:key_pk>/einde/", views.revoke_key, name="revoke_key"),
    path("kantoor/koppelingen/systemen/nieuw/", views.new_endpoint, name="new_endpoint"),
    path("kantoor/koppelingen/systemen/<slug:system>/", views.endpoint, name="endpoint"),
    path("kantoor/koppelingen/systemen/<slug:system>/diensten/", views.ask_services, name="ask_services"),
    path("kantoor/koppelingen/systemen/<slug:system>/stand/", views.switch, name="switch"),
    path("kantoor/koppelingen/doorgegeven/<int:link_pk>/opnieuw/", views.again, name="again"),
    path("kantoor/koppelingen/doorgegeven/<int:link_pk>/einde/", views.stop, name="stop"),
    path("kantoor/meldingen/<str:number>/doorgeven/", views.hand_on, name="hand_on"),
]
