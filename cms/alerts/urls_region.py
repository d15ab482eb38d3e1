"""At the region: one alert for all municipalities, or for some."""

from django.urls import path

from cms.alerts import views
from foundation.tenancy import region_role

coordinator = region_role("coordinator")

app_name = "alerts"
urlpatterns = [
    path("-/berichten/", views.banner, name="banner"),
    path("berichten/", coordinator(views.listing), name="list"),
    path("berichten/<uuid:alert_ref>/", coordinator(views.alert), name="alert"),
]
