from django.urls import path

from regional_meldpunt.routing import views, views_parties

app_name = "routing"
urlpatterns = [
    path("beheer/routering/", views.rules, name="list"),
    path("beheer/routering/nieuw/", views.new_rule, name="new"),
    path("beheer/routering/proef/", views.attempt, name="try"),
    path("beheer/routering/<int:pk>/", views.rule, name="rule"),
    path("beheer/routering/<int:pk>/plaats/", views.move, name="move"),
    path("beheer/routering/<int:pk>/weg/", views.remove, name="remove"),
    path("beheer/partijen/", views_parties.parties, name="parties"),
    path("beheer/partijen/nieuw/", views_parties.new_party, name="new_party"),
    path("beheer/partijen/<int:pk>/", views_parties.party, name="party"),
]
