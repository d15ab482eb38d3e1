from django.urls import path

app_name = "social_files"
urlpatterns: list = []
