from django.urls import path

from regional_meldpunt.desk import views, views_melding

app_name = "desk"
urlpatterns = [
    path("meldpunt/", views.queue, name="queue"),
    path("meldpunt/aanwezig/", views.presence, name="presence"),
    path("meldpunt/stand/", views.state, name="state"),
    path("meldpunt/balk/", views.bar, name="bar"),
    path("meldpunt/kaart/", views.overview, name="map"),
    path("meldpunt/stappen/", views.log, name="log"),
    path("meldpunt/rijen/<str:number>/", views.row, name="row"),
    path("meldpunt/<str:number>/", views.melding, name="melding"),
    path("meldpunt/<str:number>/fotos/<uuid:ref>/", views.photo, name="photo"),
    path("meldpunt/<str:number>/eigenaar/", views_melding.owner, name="owner"),
    path("meldpunt/<str:number>/oproep/", views_melding.call, name="call"),
    path("meldpunt/<str:number>/bericht/", views_melding.message, name="message"),
    path("meldpunt/<str:number>/status/", views_melding.status, name="status"),
    path("meldpunt/<str:number>/overdracht/", views_melding.hand_over, name="hand_over"),
]
