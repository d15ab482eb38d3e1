"""The demo's post box, on the region's host."""

from django.urls import path

from foundation.notifications import views

app_name = "post"
urlpatterns = [
    path("", views.post, name="list"),
    path("<slug:name>/", views.letter, name="letter"),
    path("<slug:name>/html/", views.page, name="page"),
]
