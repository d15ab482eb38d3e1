"""How people sign in: django-allauth, by e-mail address and password or passkey, with a second factor. No sign-up."""

ACCOUNT_ADAPTER = "foundation.identity.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "foundation.identity.forms.SignInForm",
    "change_password": "foundation.identity.forms.ChangePasswordForm",
    "reset_password": "foundation.identity.forms.AskNewPasswordForm",
    "reset_password_from_key": "foundation.identity.forms.NewPasswordForm",
    "reauthenticate": "foundation.identity.forms.ConfirmPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come from the beheerder's invitation, and the invitation proves them
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_SESSION_REMEMBER = None  # the person chooses: a shared counter or the own phone
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,10/15m/key",
    "reset_password": "10/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600

MFA_ADAPTER = "foundation.identity.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "foundation.identity.second_factor_forms.SignInCodeForm",
    "reauthenticate": "foundation.identity.second_factor_forms.ConfirmCodeForm",
    "activate_totp": "foundation.identity.second_factor_forms.AddAppForm",
    "add_webauthn": "foundation.identity.second_factor_forms.AddPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TRUST_ENABLED = False
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody can add an address themselves

# Wagtail keeps its pages but loses every form that asks for a password.
WAGTAILADMIN_LOGIN_URL = "/inloggen/"
WAGTAIL_FRONTEND_LOGIN_URL = "/inloggen/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
