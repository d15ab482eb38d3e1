"""What a municipality reads of the desk: its own morning reports, and the standby hours of its own people."""

from django.urls import path

from regional_meldpunt.shifts import views_months, views_morning

app_name = "shiftlog"
urlpatterns = [
    path("beheer/ochtendrapporten/", views_morning.reports, name="mornings"),
    path("beheer/ochtendrapporten/instellingen/", views_morning.settings, name="morning_settings"),
    path("beheer/ochtendrapporten/<str:day>/", views_morning.report, name="morning"),
    path("beheer/wachturen/", views_months.own, name="months"),
    path("beheer/wachturen/<str:month>/", views_months.own_month, name="month"),
    path("beheer/wachturen/<str:month>/bestand/<str:form>/", views_months.own_file, name="month_file"),
]
