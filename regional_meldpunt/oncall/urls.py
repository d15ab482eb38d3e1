from django.urls import path

from regional_meldpunt.oncall import views, views_app, views_press, views_work

app_name = "oncall"
urlpatterns = [
    path("wacht/", views.current, name="now"),
    path("wacht/app.webmanifest", views_app.manifest, name="manifest"),
    path("wacht/sw.js", views_app.worker, name="worker"),
    path("wacht/zonder-verbinding/", views_app.offline, name="offline"),
    path("wacht/stand/", views_press.standing, name="standing"),
    path("wacht/diensten/", views.shifts, name="shifts"),
    path("wacht/nieuw/", views_work.new, name="new"),
    path("wacht/<int:pk>/", views.alarm, name="alarm"),
    path("wacht/<int:pk>/antwoord/", views_press.reply, name="reply"),
    path("wacht/<int:pk>/stap/", views_press.step, name="step"),
    path("wacht/<int:pk>/notitie/", views_press.note, name="note"),
    path("wacht/<int:pk>/draaiboek/stap/", views_press.tick, name="tick"),
    path("wacht/<int:pk>/hulp/", views_work.help_page, name="help"),
    path("wacht/<int:pk>/plaats/", views_work.place, name="place"),
    path("wacht/<int:pk>/beller/", views.caller, name="caller"),
    path("wacht/<int:pk>/fotos/<uuid:ref>/", views.photo, name="photo"),
]
