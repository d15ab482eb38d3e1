from django.urls import path

from foundation.files import views

app_name = "files"
urlpatterns = [path("bestanden/<uuid:ref>/", views.file, name="file")]
