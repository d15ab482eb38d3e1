"""What holds everywhere. Read from top to bottom: who we are, data, apps, requests, security, language, files."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from streekpoort.settings import apps, env
from streekpoort.settings.accounts import *  # noqa: F403

PROJECT = Path(__file__).resolve().parents[3]
HOME = Path(env.text("STREEKPOORT_HOME", str(PROJECT / ".streekpoort"))).resolve()

# Who we are
STREEKPOORT_DEMO = False
STREEKPOORT_DOMAIN = env.text("STREEKPOORT_DOMAIN", "localhost")
STREEKPOORT_REGION_NAME = env.text("STREEKPOORT_REGION_NAME", "Zuid-West-Vlaanderen")
STREEKPOORT_ROLE_PREFIX = env.text("STREEKPOORT_ROLE_PREFIX", "sp")
STREEKPOORT_PROCESS = env.text("STREEKPOORT_PROCESS", "web")
STREEKPOORT_PORT = env.integer("STREEKPOORT_PORT", 8000, least=1, most=65534)
STREEKPOORT_CLAIM_TIMEOUT = env.integer("STREEKPOORT_CLAIM_TIMEOUT", 120, least=1)
STREEKPOORT_ANSWER_WITHIN = env.integer("STREEKPOORT_ANSWER_WITHIN", 180, least=1)
STREEKPOORT_ROUND_PAUSE = env.integer("STREEKPOORT_ROUND_PAUSE", 300, least=1)
STREEKPOORT_PACE = env.integer("STREEKPOORT_PACE", 1, least=1)  # how many times faster a play waits; 1 in earnest
STREEKPOORT_HEARTBEAT_URL = env.text("STREEKPOORT_HEARTBEAT_URL", "")  # hears that the dispatch engine works
STREEKPOORT_HEARTBEAT_EVERY = env.integer("STREEKPOORT_HEARTBEAT_EVERY", 30, least=1)  # seconds
STREEKPOORT_REPORT_LIMIT = env.integer("STREEKPOORT_REPORT_LIMIT", 300, least=1)  # per address, per ten minutes
STREEKPOORT_ANTIVIRUS = env.text("STREEKPOORT_ANTIVIRUS", "off")
STREEKPOORT_TILE_URL = env.text("STREEKPOORT_TILE_URL", "")
STREEKPOORT_OUTBOUND_PRIVATE = env.boolean("STREEKPOORT_OUTBOUND_PRIVATE")  # may we ask something of our own network?
STREEKPOORT_REQUIRE_SECOND_FACTOR = False
STREEKPOORT_TRUSTED_PROXIES = env.integer("STREEKPOORT_TRUSTED_PROXIES", 0, least=0)
SOCKET_ORIGIN_PORT = env.integer("STREEKPOORT_SOCKET_PORT", STREEKPOORT_PORT + 1, least=1, most=65535)

# Data
DATABASE_DSNS = {
    "app": env.text("DATABASE_URL", ""),
    "owner": env.text("DATABASE_OWNER_URL", ""),
    "queue": env.text("DATABASE_QUEUE_URL", env.text("DATABASE_URL", "")),
    "engine": env.text("DATABASE_ENGINE_URL", env.text("DATABASE_URL", "")),
}
LOGIN_OF_PROCESS = {
    "web": "app",
    "sockets": "app",
    "mail": "app",
    "worker": "queue",
    "engine": "engine",
    "paging": "engine",
    "gateway": "app",
    "owner": "owner",
}
DATABASES = {"default": env.database("DATABASE_URL", DATABASE_DSNS[LOGIN_OF_PROCESS[STREEKPOORT_PROCESS]])}
env.keep_connections(DATABASES["default"], STREEKPOORT_PROCESS)
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.text("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "foundation.tenancy.cache.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_FUNCTION": "foundation.tenancy.cache.make_key",
        "KEY_PREFIX": STREEKPOORT_ROLE_PREFIX,
    }
}
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL], "prefix": f"{STREEKPOORT_ROLE_PREFIX}.channels"},
    }
}

# Apps
BOTH_APPS = apps.BOTH_APPS
REGION_APPS = apps.REGION_APPS
MUNICIPALITY_APPS = apps.MUNICIPALITY_APPS
PLAIN_APPS = apps.PLAIN_APPS
SHARED_APPS = [*PLAIN_APPS, *BOTH_APPS, *REGION_APPS]
TENANT_APPS = [*PLAIN_APPS, *BOTH_APPS, *MUNICIPALITY_APPS]
INSTALLED_APPS = [*PLAIN_APPS, *REGION_APPS, *MUNICIPALITY_APPS, *BOTH_APPS]
TENANT_MODEL = "registry.Municipality"
TENANT_DOMAIN_MODEL = "registry.Domain"
AUTH_USER_MODEL = "identity.User"
Q_CLUSTER = {
    "name": "streekpoort",
    "orm": "default",
    "workers": env.integer("STREEKPOORT_WORKERS", 1, least=1),
    "timeout": 300,
    "retry": 600,
    "max_attempts": 5,
    "poll": 0.5,
    "bulk": 1,
    "catch_up": False,
    "label": "Streekpoort",
    "save_limit": -1,
}

# Requests
ROOT_URLCONF = "streekpoort.urls_region"
REGION_URLCONF = "streekpoort.urls_region"
MUNICIPALITY_URLCONF = "streekpoort.urls_municipality"
STREEKPOORT_HOSTS = "tenants.registry.hosts.resolve"
STREEKPOORT_HOST_ERRORS = "foundation.design.errors.host_problem"
STREEKPOORT_REGION_ROLES = "foundation.access.region.wall_roles"
STREEKPOORT_REFUSAL = "foundation.access.gates.refuse"
STREEKPOORT_SENDERS = "tenants.branding.senders.sender_of"
WSGI_APPLICATION = "streekpoort.wsgi.application"
ASGI_APPLICATION = "streekpoort.asgi.application"
MIDDLEWARE = [
    "streekpoort.health.HealthMiddleware",
    "foundation.tenancy.middleware.HostMiddleware",
    "cms.caching.middleware.KeepMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "foundation.design.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "foundation.design.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "foundation.identity.middleware.ValidityMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tenants.registry.context.place",
                "cms.site.context.navigation",
                "cms.alerts.context.banner",
            ],
        },
    }
]
CSRF_FAILURE_VIEW = "foundation.design.errors.csrf_failure"
FORM_RENDERER = "foundation.design.forms.Renderer"

# Security: strict by default; demo relaxes only what plain http on localhost needs
SECRET_KEY = env.text("SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = ["*"]  # HostMiddleware knows the hosts and answers an unknown one with a helpful page
SESSION_COOKIE_NAME = "streekpoort_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "streekpoort_csrf"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": (),
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'", f"ws://*:{SOCKET_ORIGIN_PORT}", "wss:"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    },
}
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/inloggen/verder/"
LOGOUT_REDIRECT_URL = "/"

# Language and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Dutch")), ("fr", _("French"))]
WAGTAIL_I18N_ENABLED = False  # docs/adr/0007: French stands beside Dutch on the same page
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = env.text("STREEKPOORT_STATIC_ROOT", str(PROJECT / "build" / "static"))
# In a checkout, and in an installed wheel.
VENDOR = (PROJECT / "build" / "vendor", Path(__file__).resolve().parents[1] / "vendor")
STATICFILES_DIRS = [("vendor", path) for path in VENDOR if path.is_dir()]
MEDIA_URL = "/media/"
MEDIA_ROOT = str(HOME / "media")
STORAGES = {
    "default": {"BACKEND": "foundation.tenancy.storage.MunicipalityStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "foundation.files.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

# Wagtail
WAGTAIL_SITE_NAME = "Streekpoort"
WAGTAILADMIN_BASE_URL = f"https://{STREEKPOORT_DOMAIN}"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database.fallback"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.site.media_forms.CleanImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]  # what foundation.files can draw again; no SVG
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.site.media_forms.ScannedDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "csv", "txt", "ics"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", _("Dutch"))]

# Mail
DEFAULT_FROM_EMAIL = env.text("STREEKPOORT_MAIL_FROM", f"meldpunt@{STREEKPOORT_DOMAIN}")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.integer("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS")

STREEKPOORT_MAIL_POLL = env.integer("STREEKPOORT_MAIL_POLL", 15, least=1)  # seconds between two looks at a mailbox

# Social files: the kluis is a process of its own; `here` would be one inside this process
STREEKPOORT_VAULT = env.text("STREEKPOORT_VAULT", "socket")
STREEKPOORT_VAULT_FOLDER = env.text("STREEKPOORT_VAULT_FOLDER", str(HOME / "vault"))
STREEKPOORT_VAULT_MEMORY_KIB = env.integer("STREEKPOORT_VAULT_MEMORY_KIB", 65536, least=1024)  # to stretch a passphrase
STREEKPOORT_VAULT_DEMO = ""

# Text messages
STREEKPOORT_SMS_BACKEND = "foundation.notifications.sms.by_gateway"
STREEKPOORT_SMS_URL = env.text("STREEKPOORT_SMS_URL", "")
STREEKPOORT_SMS_TOKEN = env.text("STREEKPOORT_SMS_TOKEN", "")
STREEKPOORT_SMS_SECRET = env.text("STREEKPOORT_SMS_SECRET", "")

# Paging: how alarms reach people (seconds, unless a name says otherwise)
STREEKPOORT_VOICE_URL = env.text("STREEKPOORT_VOICE_URL", "")
STREEKPOORT_VOICE_TOKEN = env.text("STREEKPOORT_VOICE_TOKEN", "")
STREEKPOORT_VAPID_KEY = env.text("STREEKPOORT_VAPID_KEY", "")  # base64url; else made from SECRET_KEY
STREEKPOORT_GATEWAY_TIMEOUT = env.integer("STREEKPOORT_GATEWAY_TIMEOUT", 10, least=1)
STREEKPOORT_GATEWAY_SLOW = env.integer("STREEKPOORT_GATEWAY_SLOW", 3, least=1)  # then the next way is taken as well
STREEKPOORT_RECEIPT_WITHIN = env.integer("STREEKPOORT_RECEIPT_WITHIN", 30, least=0)  # 0: the gateway promises none
STREEKPOORT_PAGE_SPACING = env.integer("STREEKPOORT_PAGE_SPACING", 10, least=0)  # between two messages to one number
STREEKPOORT_READINESS_HOURS = env.integer("STREEKPOORT_READINESS_HOURS", 24, least=1)
STREEKPOORT_READINESS_LAST_HOURS = env.integer("STREEKPOORT_READINESS_LAST_HOURS", 4, least=0)
STREEKPOORT_TEST_ALARM_DAYS = env.integer("STREEKPOORT_TEST_ALARM_DAYS", 60, least=1)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"links": {"()": "foundation.secrets_in_logs.HidePersonalLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["links"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
