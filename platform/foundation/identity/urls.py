"""Every page of an account, on every host, under the names that allauth looks up. What is not here does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from foundation.identity import views

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("inloggen/verder/", views.onward, name="identity_onward"),
    path("inloggen/sleutel/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/code/", second_factor.authenticate, name="mfa_authenticate"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("account/", views.account, name="identity_account"),
    path("account/geen-toegang/", account.account_inactive, name="account_inactive"),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/code/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/bevestigen/sleutel/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/instellen/", account.password_set, name="account_set_password"),
    path("account/wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("account/wachtwoord/vergeten/verzonden/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^account/wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/wachtwoord/nieuw/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/veiligheid/", second_factor.index, name="mfa_index"),
    path("account/veiligheid/app/", app.activate_totp, name="mfa_activate_totp"),
    path("account/veiligheid/app/verwijderen/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/veiligheid/sleutels/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("account/veiligheid/sleutels/toevoegen/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("account/veiligheid/sleutels/<int:pk>/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/veiligheid/sleutels/<int:pk>/verwijderen/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/veiligheid/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/veiligheid/herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "account/veiligheid/herstelcodes/bestand/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/sessies/", sessions.list_usersessions, name="usersessions_list"),
]
