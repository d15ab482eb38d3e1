"""On the host of a municipality."""

from django.urls import path

from cms.search import views

app_name = "search"
urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("kantoor/zoekwoorden/", views.words, name="words"),
]
