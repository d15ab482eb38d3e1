"""Only in the demo: the other end of the engine's sign of life."""

from django.urls import path

from regional_meldpunt.dispatch import views_demo

app_name = "dispatch_demo"
urlpatterns = [path("", views_demo.heartbeat, name="heartbeat")]
