"""The same addresses on the host of a municipality and at the region."""

from django.urls import path

from regional_meldpunt.duplicates import views

app_name = "duplicates"
urlpatterns = [
    path("stormen/", views.listing, name="storms"),
    path("stormen/samen/", views.gather, name="gather"),
    path("stormen/<slug:slug>/", views.storm, name="storm"),
    path("stormen/<slug:slug>/bericht/", views.tell, name="tell"),
    path("stormen/<slug:slug>/einde/", views.end, name="end"),
]
