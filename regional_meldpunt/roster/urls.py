from django.urls import path

from regional_meldpunt.roster import views

app_name = "roster"
urlpatterns = [
    path("rooster/", views.shifts, name="shifts"),
    path("rooster/weken/", views.weeks, name="weeks"),
    path("rooster/<int:pk>/persoon/", views.person, name="person"),
]
