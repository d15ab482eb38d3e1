"""The same addresses on the host of a municipality and at the region."""

from django.urls import path, re_path

from regional_meldpunt.worklists import views

app_name = "worklists"
urlpatterns = [
    path("werklijst/", views.listing, name="list"),
    path("werklijst/werklast/", views.workload, name="workload"),
    re_path(r"^werklijst/meldingen\.(?P<form>csv|xlsx)$", views.export, name="export"),
    path("werklijst/samen/", views.bulk, name="bulk"),
    path("werklijst/samen/<uuid:ref>/terug/", views.undo, name="undo"),
    path("werklijst/bewaard/", views.save, name="save"),
    path("werklijst/bewaard/<int:pk>/verwijdering/", views.forget, name="forget"),
]
