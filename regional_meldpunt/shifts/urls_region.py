"""The log and the hand-over for whoever works at the desk; months and rules for the coordinator."""

from django.urls import path

from regional_meldpunt.shifts import views_handover, views_log, views_months, views_rules

app_name = "shiftlog"
urlpatterns = [
    path("logboek/", views_log.log, name="log"),
    path("logboek/laatste/", views_log.latest, name="latest"),
    path("logboek/bestand/<str:form>/", views_log.export, name="log_file"),
    path("logboek/regels/", views_log.write, name="write"),
    path("logboek/regels/<int:pk>/correctie/", views_log.correct, name="correct"),
    path("overdracht/", views_handover.hand_overs, name="hand_overs"),
    path("overdracht/<int:pk>/", views_handover.hand_over, name="hand_over"),
    path("overdracht/<int:pk>/overname/", views_handover.take_over, name="take_over"),
    path("wachturen/", views_months.of_all, name="months"),
    path("wachturen/regels/", views_rules.rules, name="rules"),
    path("wachturen/<str:schema>/<str:month>/", views_months.month_of, name="month"),
    path("wachturen/<str:schema>/<str:month>/versies/", views_months.make, name="make_month"),
    path("wachturen/<str:schema>/<str:month>/bestand/<str:form>/", views_months.file_of, name="month_file"),
]
