"""Tests: as the demo, with fast password hashing and mail kept in memory."""

import os

os.environ.setdefault("DATABASE_URL", "postgresql://sp_test_app:test@127.0.0.1:5432/streekpoort_test")
os.environ.setdefault("STREEKPOORT_ROLE_PREFIX", "sptest")
os.environ.setdefault("SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests-00")

from streekpoort.settings.demo import *  # noqa: E402, F403

STREEKPOORT_VAULT = "here"
STREEKPOORT_VAULT_MEMORY_KIB = 1024
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}  # noqa: F405
ACCOUNT_RATE_LIMITS = False  # the cast logs in hundreds of times; the tests of the limits turn them on
MFA_RATE_LIMITS = False
STREEKPOORT_HEARTBEAT_URL = ""
