from django.urls import path

from regional_meldpunt.teams import views

app_name = "teams"
urlpatterns = [
    path("beheer/teams/", views.teams, name="list"),
    path("beheer/teams/nieuw/", views.new_team, name="new"),
    path("beheer/teams/<int:pk>/", views.team, name="team"),
    path("beheer/teams/<int:pk>/lid/", views.join, name="join"),
    path("beheer/teams/lid/<int:pk>/weg/", views.leave, name="leave"),
]
