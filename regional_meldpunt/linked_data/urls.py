"""Linked data, on the host of each municipality."""

from django.urls import path

from regional_meldpunt.linked_data import views

app_name = "linked_data"
urlpatterns = [
    path("linked-data/context.jsonld", views.context, name="context"),
    path("linked-data/shapes.jsonld", views.shacl, name="shapes"),
    path("linked-data/categorieen/", views.concepts, name="concepts"),
    path("linked-data/meldingen/", views.collection, name="collection"),
    path("linked-data/meldingen/<str:number>/", views.melding, name="melding"),
    path("linked-data/meldingen/<str:number>/<str:secret>/", views.melding_of_reporter, name="melding_of_reporter"),
]
