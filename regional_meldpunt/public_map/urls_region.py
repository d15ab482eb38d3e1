"""The public map of the whole region, on the host of the region."""

from django.urls import path

from regional_meldpunt.public_map import views_region

app_name = "public_map"
urlpatterns = [
    path("meldingenkaart/", views_region.page, name="page"),
    path("meldingenkaart/punten.json", views_region.points, name="points"),
    path("meldingenkaart/grenzen.json", views_region.outlines, name="outlines"),
    path("meldingenkaart/feed.rss", views_region.feed, name="feed"),
]
