"""The back office of a municipality."""

from django.urls import path

from tenants.office import views, views_closing_days, views_settings, views_theme

urlpatterns = [
    path("kantoor/", views.start, name="office_start"),
    path("kantoor/collegas/", views.accounts, name="office_accounts"),
    path("kantoor/collegas/nieuw/", views.invite, name="office_invite"),
    path("kantoor/collegas/<int:pk>/", views.account, name="office_account"),
    path("kantoor/collegas/<int:pk>/toegang/", views.account_access, name="office_account_access"),
    path("kantoor/collegas/<int:pk>/uitnodiging/", views.account_invitation, name="office_account_invitation"),
    path("kantoor/rollen/<int:pk>/bevestiging/", views.grant_confirmation, name="office_grant_confirmation"),
    path("kantoor/meldpunt/mensen/", views_settings.people, name="office_people"),
    path("kantoor/meldpunt/mensen/nieuw/", views_settings.person_invite, name="office_person_invite"),
    path("kantoor/meldpunt/mensen/<int:pk>/einde/", views_settings.person_withdrawal, name="office_person_withdrawal"),
    path(
        "kantoor/meldpunt/mensen/<int:pk>/uitnodiging/",
        views_settings.person_invitation,
        name="office_person_invitation",
    ),
    path("kantoor/instellingen/", views_settings.settings, name="office_settings"),
    path("kantoor/instellingen/<int:pk>/terug/", views_settings.settings_undo, name="office_settings_undo"),
    path("kantoor/huisstijl/", views_theme.theme, name="office_theme"),
    path("kantoor/huisstijl/<int:pk>/terug/", views_theme.theme_undo, name="office_theme_undo"),
    path("kantoor/huisstijl/oordeel/", views_theme.theme_check, name="office_theme_check"),
    path("kantoor/huisstijl/voorbeeld/", views_theme.theme_example, name="office_theme_example"),
    path("kantoor/huisstijl/voorbeeld.css", views_theme.theme_sheet, name="office_theme_sheet"),
    path("kantoor/sluitingsdagen/", views_closing_days.closing_days, name="office_closing_days"),
    path("kantoor/sluitingsdagen/<int:pk>/", views_closing_days.closing_day, name="office_closing_day"),
    path("kantoor/sluitingsdagen/<int:pk>/einde/", views_closing_days.removal, name="office_closing_day_removal"),
    path("kantoor/sluitingsdagen/<int:pk>/terug/", views_closing_days.undo, name="office_closing_days_undo"),
    path("kantoor/logboek/", views_settings.audit_book, name="office_audit"),
    path("kantoor/logboek/bestand/", views_settings.audit_file, name="office_audit_file"),
]
