"""On the host of a municipality: one address for citizens, two for colleagues."""

from django.urls import path

from cms.feedback import views, views_office

app_name = "feedback"
urlpatterns = [
    path("mening/", views.say, name="say"),
    path("kantoor/meningen/", views_office.listing, name="list"),
    path("kantoor/meningen/<int:remark_pk>/", views_office.remark, name="remark"),
]
