"""What the website adds beside its pages. The pages themselves are served by Wagtail, after everything else."""

from django.urls import path

from cms.site import views, views_feeds

app_name = "site_pages"
urlpatterns = [
    path("media/<str:schema>/images/<path:name>", views.image, name="image"),
    path("robots.txt", views_feeds.robots, name="robots"),
    path("sitemap.xml", views_feeds.sitemap_xml, name="sitemap_xml"),
    path("overzicht/", views_feeds.sitemap, name="sitemap"),
    path("feeds/<slug:feed>.<slug:syntax>", views_feeds.feed, name="feed"),
    path("feeds/agenda/<slug:slug>.ics", views_feeds.event_ics, name="event_ics"),
]
