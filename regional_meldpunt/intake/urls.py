"""Addresses of reporting, on every municipality's host."""

from django.urls import path

from regional_meldpunt.intake import views, views_same

app_name = "intake"
urlpatterns = [
    path("melden/", views.what, name="what"),
    path("melden/waar/", views.where, name="where"),
    path("melden/plaats/", views.place, name="place"),
    path("melden/grenzen.json", views.outlines, name="outlines"),
    path("melden/<uuid:ref>/waar/", views.where, name="where_again"),
    path("melden/<uuid:ref>/wat/", views.details, name="details"),
    path("melden/<uuid:ref>/fotos/<uuid:photo_ref>/", views.photo, name="photo"),
    path("melden/<uuid:ref>/volgen/<str:number>/", views_same.follow, name="follow"),
    path("melden/<uuid:ref>/versturen/", views.check, name="check"),
    path("melden/<uuid:ref>/klaar/", views.done, name="done"),
]
