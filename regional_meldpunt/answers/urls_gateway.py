"""On the host of the region: one gateway for all."""

from django.urls import path

from regional_meldpunt.answers import views_gateway as views

app_name = "sms"
urlpatterns = [
    path("-/sms/", views.heard, name="heard"),
    path("sms/", views.settings, name="settings"),
    path("sms/proef/", views.trial, name="trial"),
]
