"""The same addresses on the host of a municipality and at the region."""

from django.urls import path

from regional_meldpunt.casefile import views

app_name = "casefile"
urlpatterns = [
    path("dossier/<str:number>/melders/", views.reporters, name="reporters"),
    path("dossier/<str:number>/<slug:verb>/", views.act, name="act"),
]
