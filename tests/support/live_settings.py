"""The demo as it runs, with the quick password hashes of the tests added."""

from streekpoort.settings.demo import *  # noqa: F403
from streekpoort.settings.demo import PASSWORD_HASHERS as STRONG

PASSWORD_HASHERS = [*STRONG, "django.contrib.auth.hashers.MD5PasswordHasher"]
