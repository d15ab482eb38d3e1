from django.urls import path

from cms.visits import views

app_name = "visits"
urlpatterns = [path("kantoor/bezoek/", views.visits, name="visits")]
