from django.urls import path

from tenants.people import views

urlpatterns = [path("uitnodiging/<str:secret>/", views.invitation, name="people_invitation")]
