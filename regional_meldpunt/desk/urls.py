from django.urls import path

from regional_meldpunt.desk import views, views_melding, views_wall

app_name = "desk"
urlpatterns = [
    path("meldpunt/", views.queue, name="queue"),
    path("meldpunt/aanwezig/", views.presence, name="presence"),
    path("meldpunt/kijkers/", views.watchers, name="watchers"),
    path("meldpunt/muur/", views_wall.wall, name="wall"),
    path("meldpunt/muur/stand/", views_wall.now_on_the_wall, name="wall_now"),
    path("meldpunt/stand/", views.state, name="state"),
    path("meldpunt/balk/", views.bar, name="bar"),
    path("meldpunt/kaart/", views.overview, name="map"),
    path("meldpunt/rijen/<str:number>/", views.row, name="row"),
    path("meldpunt/<str:number>/", views.melding, name="melding"),
    path("meldpunt/<str:number>/fotos/<uuid:ref>/", views.photo, name="photo"),
    path("meldpunt/<str:number>/eigenaar/", views_melding.owner, name="owner"),
    path("meldpunt/<str:number>/oproep/", views_melding.call, name="call"),
    path("meldpunt/<str:number>/overname/", views_melding.take_over, name="take_over"),
    path("meldpunt/<str:number>/volgende/", views_melding.force, name="force"),
    path("meldpunt/<str:number>/bevestiging/", views_melding.acknowledge, name="acknowledge"),
    path("meldpunt/<str:number>/bericht/", views_melding.message, name="message"),
    path("meldpunt/<str:number>/status/", views_melding.status, name="status"),
    path("meldpunt/<str:number>/overdracht/", views_melding.hand_over, name="hand_over"),
]
