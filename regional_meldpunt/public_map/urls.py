"""The public map, on the host of each municipality."""

from django.urls import path

from regional_meldpunt.public_map import views

app_name = "public_map"
urlpatterns = [
    path("meldingenkaart/", views.page, name="page"),
    path("meldingenkaart/punten.json", views.points, name="points"),
    path("meldingenkaart/feed.rss", views.feed, name="feed"),
    path("meldingenkaart/abonnement/", views.subscribe, name="subscribe"),
    path("meldingenkaart/abonnement/gevraagd/", views.asked, name="asked"),
    path("meldingenkaart/abonnement/gestopt/", views.ended, name="ended"),
    path("meldingenkaart/abonnement/<str:subscription>/", views.confirm, name="confirm"),
    path("meldingenkaart/abonnement/<str:subscription>/einde/", views.end, name="end"),
]
