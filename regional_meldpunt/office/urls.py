from django.urls import path

from regional_meldpunt.office import views, views_melding

app_name = "meldpunt_office"
urlpatterns = [
    path("kantoor/meldingen/", views.work, name="work"),
    path("kantoor/meldingen/lijst/", views.listing, name="list"),
    path("kantoor/meldingen/<str:number>/", views.melding, name="melding"),
    path("kantoor/meldingen/<str:number>/eigenaar/", views_melding.owner, name="owner"),
    path("kantoor/meldingen/<str:number>/overdracht/", views_melding.hand_over, name="hand_over"),
]
