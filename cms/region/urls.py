from django.urls import path

from cms.region import views

app_name = "region_site"
urlpatterns = [path("", views.start, name="start")]
