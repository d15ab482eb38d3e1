"""The same pages at the region, under the wall of the coordinator."""

from django.urls import path

from foundation.tenancy import region_role
from regional_meldpunt.teams import views

coordinator = region_role("coordinator")

app_name = "teams"
urlpatterns = [
    path("teams/", coordinator(views.teams), name="list"),
    path("teams/nieuw/", coordinator(views.new_team), name="new"),
    path("teams/<int:pk>/", coordinator(views.team), name="team"),
    path("teams/<int:pk>/lid/", coordinator(views.join), name="join"),
    path("teams/lid/<int:pk>/weg/", coordinator(views.leave), name="leave"),
]
