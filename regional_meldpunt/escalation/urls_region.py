"""At the region, under the wall of the coordinator; here also the simulator, which reads the rosters."""

from django.urls import path

from foundation.tenancy import region_role
from regional_meldpunt.escalation import views_simulate
from regional_meldpunt.escalation.urls import pages

coordinator = region_role("coordinator")

app_name = "escalation"
urlpatterns = [
    path("escalatie/simulator/", coordinator(views_simulate.simulate), name="simulate"),
    *pages("escalatie/", coordinator),
]
