from django.urls import path

from cms.plain import views

app_name = "plain"
urlpatterns = [path("eenvoudig/", views.switch, name="switch")]
