"""The demo that `make up` runs: plain http on localhost, demo logins, and mail kept at home."""

from streekpoort.settings import env
from streekpoort.settings.base import *  # noqa: F403
from streekpoort.settings.base import HOME, STREEKPOORT_PORT

STREEKPOORT_DEMO = True
STREEKPOORT_OUTBOUND_PRIVATE = True  # the other installation of a demo is on this machine
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "foundation.notifications.demo_mail.EmailBackend"
DEMO_MAIL_ROOT = str(HOME / "mail")
STREEKPOORT_VAULT_DEMO = "vier woorden voor de demo"  # with it the demo unlocks its social files by itself
STREEKPOORT_SMS_BACKEND = "regional_meldpunt.answers.demo_gateway.keep"
STREEKPOORT_GATEWAY_PORT = env.integer("STREEKPOORT_GATEWAY_PORT", STREEKPOORT_PORT + 2, least=1, most=65535)
STREEKPOORT_SMS_URL = f"http://127.0.0.1:{STREEKPOORT_GATEWAY_PORT}/sms"
STREEKPOORT_VOICE_URL = f"http://127.0.0.1:{STREEKPOORT_GATEWAY_PORT}/voice"
STREEKPOORT_RECEIPT_WITHIN = env.integer("STREEKPOORT_RECEIPT_WITHIN", 10, least=0)
STREEKPOORT_HEARTBEAT_URL = env.text(
    "STREEKPOORT_HEARTBEAT_URL", f"http://regio.localhost:{STREEKPOORT_PORT}/-/hartslag/"
)
