from django.urls import path

from regional_meldpunt.figures import views

app_name = "figures"
urlpatterns = [
    path("cijfers/", views.meldingen, name="meldingen"),
    path("cijfers/meldingen.csv", views.meldingen_file, name="meldingen_file"),
]
