"""Following a melding, on every municipality's host."""

from django.urls import path

from regional_meldpunt.meldingen import views

app_name = "meldingen"
SECRET = "meldingen/<str:number>/<str:secret>/"
urlpatterns = [
    path("volgen/", views.follow, name="follow"),
    path("meldingen/", views.follow),
    path("meldingen/<str:number>/", views.public, name="public"),
    path(SECRET, views.reporter, name="reporter"),
    path(f"{SECRET}antwoord/", views.answer, name="answer"),
    path(f"{SECRET}fotos/", views.photos, name="photos"),
    path(f"{SECRET}fotos/<uuid:ref>/", views.photo, name="photo"),
    path(f"{SECRET}intrekking/", views.withdrawal, name="withdrawal"),
]
