"""At the region: the coordinator writes the concepts."""

from django.urls import path

from cms.concepts import views
from foundation.tenancy import region_role

coordinator = region_role("coordinator")

app_name = "concepts"
urlpatterns = [
    path("productcatalogus/", coordinator(views.listing), name="list"),
    path("productcatalogus/nieuw/", coordinator(views.edit), name="new"),
    path("productcatalogus/besturen/", coordinator(views.authorities), name="authorities"),
    path("productcatalogus/besturen/<int:authority_pk>/einde/", coordinator(views.end_authority), name="end_authority"),
    path("productcatalogus/<uuid:ref>/", coordinator(views.concept), name="concept"),
    path("productcatalogus/<uuid:ref>/wijzigen/", coordinator(views.edit), name="edit"),
    path("productcatalogus/<uuid:ref>/einde/", coordinator(views.end), name="end"),
    path("productcatalogus/<uuid:ref>/versies/<int:number>/", coordinator(views.version), name="version"),
]
