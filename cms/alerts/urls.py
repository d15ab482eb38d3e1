"""On the host of a municipality."""

from django.urls import path

from cms.alerts import views

app_name = "alerts"
urlpatterns = [
    path("-/berichten/", views.banner, name="banner"),
    path("kantoor/berichten/", views.listing, name="list"),
    path("kantoor/berichten/<uuid:alert_ref>/", views.alert, name="alert"),
]
