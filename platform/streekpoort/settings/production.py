"""Production: https only, secrets from the environment, second factor for staff. Refuses what belongs to the demo."""

from streekpoort.settings.base import *  # noqa: F403
from streekpoort.settings.guard import refuse_demo

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-streekpoort_session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-streekpoort_csrf"
STREEKPOORT_REQUIRE_SECOND_FACTOR = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}  # noqa: F405

refuse_demo(globals())
