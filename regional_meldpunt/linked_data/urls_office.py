"""Webhooks, in the back office of a municipality."""

from django.urls import path

from regional_meldpunt.linked_data import office_views as views

app_name = "webhooks"
urlpatterns = [
    path("kantoor/koppelingen/webhooks/", views.overview, name="overview"),
    path("kantoor/koppelingen/webhooks/nieuw/", views.new, name="new"),
    path("kantoor/koppelingen/webhooks/<int:webhook_pk>/", views.webhook, name="webhook"),
    path("kantoor/koppelingen/webhooks/<int:webhook_pk>/proef/", views.test, name="test"),
    path("kantoor/koppelingen/webhooks/<int:webhook_pk>/geheim/", views.secret, name="secret"),
    path("kantoor/koppelingen/webhooks/<int:webhook_pk>/stand/", views.switch, name="switch"),
    path("kantoor/koppelingen/webhooks/<int:webhook_pk>/berichten/<int:delivery_id>/", views.again, name="again"),
]
