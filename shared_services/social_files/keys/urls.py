from django.urls import path

from shared_services.social_files.keys import views
from shared_services.social_files.unkept import unkept

app_name = "social_keys"
urlpatterns = unkept(
    [
        path("kantoor/sociaal/sleutels/", views.keys, name="keys"),
        path("kantoor/sociaal/sleutels/houder/", views.enrolment, name="enrolment"),
        path("kantoor/sociaal/sleutels/omslag/", views.envelope, name="envelope"),
        path("kantoor/sociaal/sleutels/start/", views.founding, name="founding"),
        path("kantoor/sociaal/sleutels/ontgrendeling/", views.unlocking, name="unlocking"),
        path("kantoor/sociaal/sleutels/vergrendeling/", views.locking, name="locking"),
        path("kantoor/sociaal/sleutels/houder/<int:holder_pk>/einde/", views.departure, name="departure"),
        path("kantoor/sociaal/sleutels/reeks/<slug:key_id>/", views.generation, name="generation"),
    ]
)
