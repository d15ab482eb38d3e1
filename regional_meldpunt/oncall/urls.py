from django.urls import path

from regional_meldpunt.oncall import views

app_name = "oncall"
urlpatterns = [
    path("wacht/", views.current, name="now"),
    path("wacht/diensten/", views.shifts, name="shifts"),
    path("wacht/<int:pk>/", views.alarm, name="alarm"),
    path("wacht/<int:pk>/antwoord/", views.reply, name="reply"),
    path("wacht/<int:pk>/stap/", views.step, name="step"),
    path("wacht/<int:pk>/notitie/", views.note, name="note"),
    path("wacht/<int:pk>/fotos/<uuid:ref>/", views.photo, name="photo"),
]
