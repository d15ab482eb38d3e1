from django.urls import path

from shared_services.social_files.consent import views, views_desk
from shared_services.social_files.unkept import unkept

app_name = "social_consent"
ADULT = "kantoor/sociaal/toestemming/<uuid:asked_ref>/"
urlpatterns = unkept(
    [
        path("toestemming/<slug:link_secret>/", views.own, name="own"),
        path(ADULT, views_desk.adult, name="adult"),
        path(f"{ADULT}formulier/", views_desk.paper, name="paper"),
        path(f"{ADULT}bewijs/<int:said_number>/", views_desk.proof, name="proof"),
    ]
)
