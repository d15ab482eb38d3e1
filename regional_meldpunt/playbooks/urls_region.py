"""At the region: the examples of the coordinator, who has none, and the ticks of the desk and of the night."""

from django.urls import path

from foundation.tenancy import region_role
from regional_meldpunt.playbooks import views, views_melding

coordinator = region_role("coordinator")

app_name = "playbooks"
urlpatterns = [
    path("draaiboeken/", coordinator(views.listing), name="list"),
    path("draaiboeken/nieuw/", coordinator(views.new), name="new"),
    path("draaiboeken/ontbreekt/", coordinator(views.missing), name="missing"),
    path("draaiboeken/buren/<int:offer_pk>/", coordinator(views.offer), name="offer"),
    path("draaiboeken/buren/<int:offer_pk>/kopie/", coordinator(views.copy_offer), name="copy_offer"),
    path("draaiboeken/<int:book_pk>/", coordinator(views.book), name="book"),
    path("draaiboeken/<int:book_pk>/wijzigen/", coordinator(views.edit), name="edit"),
    path("draaiboeken/<int:book_pk>/nagelezen/", coordinator(views.review), name="review"),
    path("draaiboeken/<int:book_pk>/stoppen/", coordinator(views.stop), name="stop"),
    path("draaiboeken/<int:book_pk>/versies/<int:edition_number>/", coordinator(views.edition), name="edition"),
    path("meldpunt/<str:number>/draaiboek/", views_melding.at_desk, name="tick"),
    path("wacht/<int:pk>/draaiboek/", views_melding.on_call, name="tick_on_call"),
]
