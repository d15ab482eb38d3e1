from django.urls import path

from cms.offline import views

app_name = "offline"
urlpatterns = [
    path("app.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.worker, name="worker"),
    path("offline/", views.offline, name="offline"),
]
