"""The back office of the region: the same pages, under the wall of its administrator."""

from django.urls import path

from foundation.tenancy import region_role
from tenants.office import views, views_settings

admin = region_role("admin")

urlpatterns = [
    path("beheer/", admin(views.start), name="office_start"),
    path("beheer/collegas/", admin(views.accounts), name="office_accounts"),
    path("beheer/collegas/nieuw/", admin(views.invite), name="office_invite"),
    path("beheer/collegas/<int:pk>/", admin(views.account), name="office_account"),
    path("beheer/collegas/<int:pk>/toegang/", admin(views.account_access), name="office_account_access"),
    path("beheer/collegas/<int:pk>/uitnodiging/", admin(views.account_invitation), name="office_account_invitation"),
    path("beheer/rollen/<int:pk>/bevestiging/", admin(views.grant_confirmation), name="office_grant_confirmation"),
    path("beheer/logboek/", admin(views_settings.audit_book), name="office_audit"),
    path("beheer/logboek/bestand/", admin(views_settings.audit_file), name="office_audit_file"),
]
