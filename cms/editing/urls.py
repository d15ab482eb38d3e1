"""The desk of the web editors, under the office."""

from django.urls import URLPattern

app_name = "editing"
urlpatterns: list[URLPattern] = []
