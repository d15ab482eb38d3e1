from django.urls import path

from shared_services.social_files.transfer import views_figures

app_name = "social_figures"
urlpatterns = [
    path("cijfers/overdrachten/", views_figures.transfers, name="transfers"),
]
