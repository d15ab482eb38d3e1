from django.urls import path

from regional_meldpunt.paging import views, views_answer, views_region

app_name = "paging"
urlpatterns = [
    path("wacht/bereikbaar/", views.mine, name="mine"),
    path("wacht/bereikbaar/kanalen/", views.add_channel, name="add_channel"),
    path("wacht/bereikbaar/kanalen/<int:channel_pk>/code/", views.channel_code, name="channel_code"),
    path("wacht/bereikbaar/kanalen/<int:channel_pk>/bewijs/", views.channel_proof, name="channel_proof"),
    path("wacht/bereikbaar/kanalen/<int:channel_pk>/weg/", views.channel_gone, name="channel_gone"),
    path("wacht/bereikbaar/regels/", views.add_rule, name="add_rule"),
    path("wacht/bereikbaar/regels/<int:rule_pk>/", views.rule_place, name="rule_place"),
    path("wacht/bereikbaar/stil/", views.quiet, name="quiet"),
    path("wacht/bereikbaar/toestel/", views.device, name="device"),
    path("wacht/bereikbaar/proef/", views.test, name="test"),
    path("wacht/bereikbaar/proef/<int:test_pk>/", views.test_answer, name="test_answer"),
    path("wacht/antwoord/<str:answer_token>/", views_answer.answer, name="answer"),
    path("wacht-bereikbaarheid/", views_region.coming, name="coming"),
    path("wacht-bereikbaarheid/<int:person_pk>/proef/", views_region.test, name="test_other"),
]
