from django.urls import path

from regional_meldpunt.playbooks import views, views_melding

app_name = "playbooks"
urlpatterns = [
    path("kantoor/draaiboeken/", views.listing, name="list"),
    path("kantoor/draaiboeken/nieuw/", views.new, name="new"),
    path("kantoor/draaiboeken/voorbeeld/<int:example_pk>/", views.example, name="example"),
    path("kantoor/draaiboeken/voorbeeld/<int:example_pk>/kopie/", views.copy_example, name="copy_example"),
    path("kantoor/draaiboeken/buren/<int:offer_pk>/", views.offer, name="offer"),
    path("kantoor/draaiboeken/buren/<int:offer_pk>/kopie/", views.copy_offer, name="copy_offer"),
    path("kantoor/draaiboeken/<int:book_pk>/", views.book, name="book"),
    path("kantoor/draaiboeken/<int:book_pk>/wijzigen/", views.edit, name="edit"),
    path("kantoor/draaiboeken/<int:book_pk>/nagelezen/", views.review, name="review"),
    path("kantoor/draaiboeken/<int:book_pk>/stoppen/", views.stop, name="stop"),
    path("kantoor/draaiboeken/<int:book_pk>/versies/<int:edition_number>/", views.edition, name="edition"),
    path("kantoor/meldingen/<str:number>/draaiboek/", views_melding.at_office, name="tick"),
]
