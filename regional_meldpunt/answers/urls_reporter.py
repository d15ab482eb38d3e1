"""Following a melding, on every municipality's host."""

from django.urls import path

from regional_meldpunt.answers import views_reporter as views
from regional_meldpunt.answers.views_personal import subscribe
from regional_meldpunt.answers.views_ways import way

app_name = "meldingen"
SECRET = "meldingen/<str:number>/<str:secret>/"
urlpatterns = [
    path("volgen/", views.follow, name="follow"),
    path("meldingen/", views.follow),
    path("meldingen/<str:number>/", views.public, name="public"),
    path("meldingen/<str:number>/volgen/", subscribe, name="subscribe"),
    path(SECRET, views.reporter, name="reporter"),
    path(f"{SECRET}antwoord/", views.answer, name="answer"),
    path(f"{SECRET}fotos/", views.photos, name="photos"),
    path(f"{SECRET}fotos/<uuid:ref>/", views.photo, name="photo"),
    path(f"{SECRET}oordeel/", views.verdict, name="verdict"),
    path(f"{SECRET}berichten/", views.listening, name="listening"),
    path(f"{SECRET}antwoordweg/", way, name="way"),
    path(f"{SECRET}intrekking/", views.withdrawal, name="withdrawal"),
]
