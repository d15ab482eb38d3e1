"""A new password by mail, an invitation by mail, and what both do not tell."""

import re

import pytest

from foundation.identity import actions
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.notifications.models import Delivery
from tests import cast

pytestmark = pytest.mark.usefixtures("db")
NEW = "drie-eenden-op-een-rij"


def mails(place) -> list[Delivery]:
    with place.wall():
        return list(Delivery.objects.filter(municipality=place.schema).order_by("pk"))


def choose(visitor, link: str) -> int:
    path = re.sub(r"https?://[^/]+", "", link)
    form = visitor.get(path, follow=True)
    visitor.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    return visitor.post("/inloggen/", {"login": cast.ANNA.email, "password": NEW}).status_code


def test_a_forgotten_password_is_chosen_again_through_a_mail(kortrijk):
    visitor = kortrijk.client()
    visitor.post("/account/wachtwoord/vergeten/", {"email": cast.ANNA.email})
    (mail,) = mails(kortrijk)
    assert (mail.recipient, mail.template) == (cast.ANNA.email, "identity/mail/password_reset")
    assert mail.context["link"].startswith(f"http://{kortrijk.host}/account/wachtwoord/nieuw/")
    assert choose(visitor, mail.context["link"]) == 302


def test_the_link_works_once(kortrijk):
    visitor = kortrijk.client()
    visitor.post("/account/wachtwoord/vergeten/", {"email": cast.ANNA.email})
    link = re.sub(r"https?://[^/]+", "", mails(kortrijk)[0].context["link"])
    choose(visitor, link)
    page = kortrijk.client().get(link, follow=True)
    assert b'type="password"' not in page.content


def test_an_unknown_address_gets_the_same_answer_and_no_mail(kortrijk):
    known = kortrijk.client().post("/account/wachtwoord/vergeten/", {"email": cast.ANNA.email})
    unknown = kortrijk.client().post("/account/wachtwoord/vergeten/", {"email": "niemand@kortrijk.test"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mails(kortrijk)) == 1


def test_a_closed_account_gets_no_link(kortrijk):
    with kortrijk.wall():
        User.objects.filter(email=cast.ANNA.email).update(is_active=False)
    kortrijk.client().post("/account/wachtwoord/vergeten/", {"email": cast.ANNA.email})
    assert mails(kortrijk) == []


def test_the_link_of_one_host_opens_nothing_at_another(kortrijk, menen):
    kortrijk.client().post("/account/wachtwoord/vergeten/", {"email": cast.ANNA.email})
    link = re.sub(r"https?://[^/]+", "", mails(kortrijk)[0].context["link"])
    page = menen.client().get(link, follow=True)
    assert b'type="password"' not in page.content


def test_an_invited_colleague_has_no_password_until_they_choose_one(kortrijk):
    with kortrijk.wall():
        by = Actor.person(User.objects.get(email=cast.BRAM.email))
        user = actions.invite(email="Nieuw@Kortrijk.test", name="Nieuw Iemand", by=by, origin=f"http://{kortrijk.host}")
        assert not user.has_usable_password()
    (mail,) = mails(kortrijk)
    assert mail.context["by"] == "Bram Vandewalle"
    visitor = kortrijk.client()
    form = visitor.get(re.sub(r"https?://[^/]+", "", mail.context["link"]), follow=True)
    visitor.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert visitor.post("/inloggen/", {"login": "nieuw@kortrijk.test", "password": NEW}).status_code == 302


def test_an_address_is_invited_once(kortrijk):
    with kortrijk.wall():
        by = Actor.system("test")
        with pytest.raises(actions.AccountRefused):
            actions.invite(email=cast.ANNA.email.upper(), name="Anna", by=by, origin="http://x")


def test_a_short_password_is_refused(kortrijk):
    visitor = kortrijk.client()
    visitor.post("/account/wachtwoord/vergeten/", {"email": cast.ANNA.email})
    path = re.sub(r"https?://[^/]+", "", mails(kortrijk)[0].context["link"])
    form = visitor.get(path, follow=True)
    answer = visitor.post(form.request["PATH_INFO"], {"password1": "kort", "password2": "kort"})
    assert answer.status_code == 200
