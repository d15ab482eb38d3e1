"""The catalogue of a municipality: in public, and for colleagues under /kantoor/producten/."""

from django.urls import path

from cms.catalogue import views, views_edit, views_files, views_office

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
    path("kantoor/producten/", views_office.listing, name="list"),
    path("kantoor/producten/aanspreking/", views_office.speak, name="speak"),
    path("kantoor/producten/nieuw/", views_edit.new, name="new"),
    path("kantoor/producten/overnemen/", views_office.to_take, name="to_take"),
    path("kantoor/producten/overnemen/<uuid:ref>/", views_office.take_over, name="take_over"),
    path("kantoor/producten/bestanden/", views_files.files, name="files"),
    path("kantoor/producten/bestanden/<int:import_pk>/", views_files.read, name="import"),
    path("kantoor/producten/bestanden/producten.csv", views_files.as_csv, name="csv"),
    path("kantoor/producten/bestanden/producten.jsonld", views_files.as_linked, name="export"),
    path("kantoor/producten/<int:fiche_pk>/", views_office.internal, name="internal"),
    path("kantoor/producten/<int:fiche_pk>/wijzigen/", views_edit.edit, name="edit"),
    path("kantoor/producten/<int:fiche_pk>/intern/", views_edit.internal_half, name="internal_half"),
    path("kantoor/producten/<int:fiche_pk>/getypt/", views_edit.typing, name="typing"),
    path("kantoor/producten/<int:fiche_pk>/getypt/weg/", views_edit.throw_away, name="throw_away"),
    path("kantoor/producten/<int:fiche_pk>/voorbeeld/", views_edit.preview, name="preview"),
    path("kantoor/producten/<int:fiche_pk>/publicatie/", views_office.publish, name="publish"),
    path("kantoor/producten/<int:fiche_pk>/intrekking/", views_office.withdraw, name="withdraw"),
    path("kantoor/producten/<int:fiche_pk>/nagelezen/", views_office.review, name="review"),
    path("kantoor/producten/<int:fiche_pk>/concept/", views_office.concept, name="concept"),
    path("kantoor/producten/<int:fiche_pk>/los/", views_office.untie, name="untie"),
    path("kantoor/producten/<int:fiche_pk>/versies/<int:number>/", views_office.version, name="version"),
    path("kantoor/producten/<int:fiche_pk>/versies/<int:number>/terug/", views_office.bring_back, name="bring_back"),
]
