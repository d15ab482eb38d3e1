from django.urls import path

from regional_meldpunt.dispatch import views

app_name = "dispatch"
urlpatterns = [path("wacht-motor/", views.engine, name="engine")]
