"""The catalogue of a municipality: in public, and for colleagues under /kantoor/producten/."""

from django.urls import path

from cms.catalogue import views

app_name = "fiches"
urlpatterns = [
    path("producten/", views.products, name="products"),
    path("producten/feed.jsonld", views.feed, name="feed"),
    path("producten/sitemap.xml", views.sitemap, name="sitemap"),
    path("producten/thema/<slug:theme>/", views.products, name="theme"),
    path("producten/<slug:slug>.jsonld", views.product_linked, name="linked"),
    path("producten/<slug:slug>/", views.product, name="product"),
    path("id/product/<uuid:ref>/", views.by_uuid, name="by_uuid"),
    path("id/product/<uuid:ref>", views.by_uuid, name="by_uuid_bare"),
]
