"""Production refuses to start with what belongs to a demo."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from streekpoort.settings.guard import problems, refuse_demo

GOOD = {
    "SECRET_KEY": "Zq8-kfE2_vR7.nLw4+sXc6=bTy1~hJd3/aMu9!gPo5?eWi0:rKx",
    "DEBUG": False,
    "STREEKPOORT_DEMO": False,
    "STREEKPOORT_DOMAIN": "streekpoort.example",
    "STREEKPOORT_REQUIRE_SECOND_FACTOR": True,
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_DOMAIN": None,
}


def test_it_accepts_settings_of_production():
    refuse_demo(GOOD)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", True),
        ("STREEKPOORT_DEMO", True),
        ("STREEKPOORT_DOMAIN", "localhost"),
        ("STREEKPOORT_REQUIRE_SECOND_FACTOR", False),
        ("EMAIL_BACKEND", "foundation.notifications.demo_mail.EmailBackend"),
        ("DEMO_MAIL_ROOT", "/mail"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests-only-for-tests"),
        ("SECRET_KEY", "x" * 60),
        ("SESSION_COOKIE_SECURE", False),
        ("SESSION_COOKIE_DOMAIN", ".streekpoort.example"),
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", True),
    ],
)
def test_it_refuses_what_belongs_to_a_demo_and_names_it(name, value):
    with pytest.raises(ImproperlyConfigured) as refused:
        refuse_demo({**GOOD, name: value})
    assert len(problems({**GOOD, name: value})) == 1
    assert str(refused.value).count("\n") == 1


def test_demo_accounts_are_refused_outside_the_demo(settings):
    from foundation.identity import demo

    settings.STREEKPOORT_DEMO = False
    with pytest.raises(demo.NotADemo):
        demo.account("iemand@regio.demo", "Iemand")
