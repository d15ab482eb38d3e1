"""Production refuses to start with anything that belongs to a demo: called by the last line of its settings."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

KNOWN_SECRETS = ("only-for-tests", "django-insecure", "streekpoort-demo", "change-me", "changeme", "secret")
SHORTEST_SECRET = 50


def refuse_demo(settings: Mapping[str, Any]) -> None:
    """Raise with everything that is wrong at once, each with what to do about it."""
    wrong = problems(settings)
    if wrong:
        listed = "\n".join(f"  - {problem}" for problem in wrong)
        raise ImproperlyConfigured(f"Production does not start like this:\n{listed}")


def problems(settings: Mapping[str, Any]) -> list[str]:
    found = [_secret_problem(str(settings.get("SECRET_KEY") or ""))]
    if settings.get("DEBUG"):
        found.append("DEBUG is on; it shows source and settings to anyone who causes an error.")
    if settings.get("STREEKPOORT_DEMO"):
        found.append("STREEKPOORT_DEMO is on; its logins have a password that everybody knows.")
    if "demo" in str(settings.get("EMAIL_BACKEND")) or settings.get("DEMO_MAIL_ROOT"):
        found.append("The demo mail viewer is on; it shows every mail to anyone. Set EMAIL_HOST and leave it out.")
    if "demo" in str(settings.get("STREEKPOORT_SMS_BACKEND")):
        found.append("The demo keeps text messages instead of sending them. Leave STREEKPOORT_SMS_BACKEND out.")
    if settings.get("STREEKPOORT_PACE", 1) != 1:
        found.append("STREEKPOORT_PACE makes people on call answer faster than people can; leave it out.")
    if settings.get("STREEKPOORT_VAULT_DEMO"):
        found.append("STREEKPOORT_VAULT_DEMO is on; it unlocks social files without their key holders. Leave it out.")
    if settings.get("STREEKPOORT_VAULT") == "here":
        found.append("STREEKPOORT_VAULT is `here`; keys of social files belong in the kluis, a process of its own.")
    if not settings.get("STREEKPOORT_REQUIRE_SECOND_FACTOR"):
        found.append("STREEKPOORT_REQUIRE_SECOND_FACTOR is off; staff must have a second factor.")
    if settings.get("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"):
        found.append("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN is on; passkeys need https.")
    if not (settings.get("SESSION_COOKIE_SECURE") and settings.get("CSRF_COOKIE_SECURE")):
        found.append("SESSION_COOKIE_SECURE and CSRF_COOKIE_SECURE must be on.")
    if settings.get("SESSION_COOKIE_DOMAIN"):
        found.append("SESSION_COOKIE_DOMAIN must stay empty: a session belongs to one host.")
    if str(settings.get("STREEKPOORT_DOMAIN", "")).rsplit(".", 1)[-1] == "localhost":
        found.append("STREEKPOORT_DOMAIN is still localhost; set the domain of the region.")
    return [problem for problem in found if problem]


def _secret_problem(secret: str) -> str:
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < 8:
        return f"SECRET_KEY must be a random text of at least {SHORTEST_SECRET} characters."
    if secret.lower().startswith(KNOWN_SECRETS):
        return "SECRET_KEY is one that is written in the source; make one of your own."
    return ""
