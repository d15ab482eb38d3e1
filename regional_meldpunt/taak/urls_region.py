"""The same verbs at the regional desk, for what the region handles."""

from django.urls import path

from foundation.tenancy import region_role
from regional_meldpunt.taak import views

desk = region_role("desk")

app_name = "taak"
urlpatterns = [
    path("meldpunt/<str:number>/taken/nieuw/", desk(views.new), name="new"),
    path("meldpunt/<str:number>/taken/<int:pk>/opnemen/", desk(views.take_on), name="take_on"),
    path("meldpunt/<str:number>/taken/<int:pk>/klaar/", desk(views.finish), name="finish"),
    path("meldpunt/<str:number>/taken/<int:pk>/weigeren/", desk(views.decline), name="decline"),
    path("meldpunt/<str:number>/taken/<int:pk>/intrekken/", desk(views.cancel), name="cancel"),
    path("meldpunt/<str:number>/taken/<int:pk>/opnieuw/", desk(views.again), name="again"),
    path("meldpunt/<str:number>/taken/<int:pk>/bezorging/", desk(views.resend), name="resend"),
    path("meldpunt/<str:number>/taken/<int:pk>/gelezen/", desk(views.judged), name="judged"),
]
