"""No other door accepts a password."""

import pytest

from tests import cast

pytestmark = pytest.mark.usefixtures("db")
PASSWORD = {"username": cast.RITA.email, "email": cast.RITA.email, "login": cast.RITA.email, "password": cast.PASSWORD}
DOORS = [
    "/cms/login/",
    "/cms/password_reset/",
    "/cms/password_reset/confirm/MQ/abc-def/",
    "/cms/users/add/",
    "/admin/login/",
    "/admin/",
    "/_util/login/",
    "/_util/authenticate_with_password/1/1/",
    "/accounts/login/",
]


@pytest.mark.parametrize("path", DOORS)
def test_it_lets_nobody_in(kortrijk, path):
    visitor = kortrijk.client()
    answer = visitor.post(path, PASSWORD)
    assert answer.status_code in (302, 404, 405)
    assert visitor.get("/account/").status_code == 302, f"{path} accepted a password"


@pytest.mark.parametrize("path", DOORS)
def test_it_shows_no_other_form_with_a_password(kortrijk, path):
    answer = kortrijk.client().get(path, follow=True)
    asks = b'type="password"' in answer.content
    assert not asks or answer.request["PATH_INFO"] == "/inloggen/"


def test_the_page_login_of_wagtail_leads_to_ours_and_back(kortrijk):
    answer = kortrijk.client().get("/_util/login/?next=/geheim/")
    assert answer["Location"] == "/inloggen/?next=%2Fgeheim%2F"
    answer = kortrijk.client().get("/_util/login/?next=https://evil.example/")
    assert answer["Location"] == "/inloggen/"


def test_django_admin_is_not_installed():
    from django.apps import apps

    assert not apps.is_installed("django.contrib.admin")
