from django.urls import path

from regional_meldpunt.taak import views, views_answer

app_name = "taak"
urlpatterns = [
    path("kantoor/taken/", views.listing, name="list"),
    path("kantoor/meldingen/<str:number>/taken/nieuw/", views.new, name="new"),
    path("kantoor/meldingen/<str:number>/taken/<int:pk>/opnemen/", views.take_on, name="take_on"),
    path("kantoor/meldingen/<str:number>/taken/<int:pk>/klaar/", views.finish, name="finish"),
    path("kantoor/meldingen/<str:number>/taken/<int:pk>/weigeren/", views.decline, name="decline"),
    path("kantoor/meldingen/<str:number>/taken/<int:pk>/intrekken/", views.cancel, name="cancel"),
    path("kantoor/meldingen/<str:number>/taken/<int:pk>/opnieuw/", views.again, name="again"),
    path("kantoor/meldingen/<str:number>/taken/<int:pk>/bezorging/", views.resend, name="resend"),
    path("kantoor/meldingen/<str:number>/taken/<int:pk>/gelezen/", views.judged, name="judged"),
    path("taak/<uuid:key>/<str:secret>/", views_answer.answer, name="answer"),
    path("taak/<uuid:key>/<str:secret>/fotos/<uuid:ref>/", views_answer.photo, name="photo"),
]
