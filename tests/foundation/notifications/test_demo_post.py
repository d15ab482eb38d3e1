"""The demo's post box."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

BACKEND = "foundation.notifications.demo_mail.EmailBackend"


@pytest.fixture
def kept(settings, tmp_path):
    settings.DEMO_MAIL_ROOT = str(tmp_path / "mail")

    def keep(subject: str) -> None:
        mail = EmailMultiAlternatives(
            subject, "Dag <Gust> http://kortrijk.localhost/x", "Stad <m@x.test>", ["gust@x.test"]
        )
        mail.attach_alternative("<html><head></head><body><script>1</script>Dag</body></html>", "text/html")
        get_connection(BACKEND).send_messages([mail])

    return keep


def test_it_lists_what_went_out_newest_first(db, kept, client_for):
    kept("Eerste melding é")
    kept("Tweede <melding>")
    page = client_for("regio").get("/-/post/").content.decode()
    assert page.index("Tweede &lt;melding&gt;") < page.index("Eerste melding é")


def test_it_shows_a_mail_as_text_and_as_a_page_that_can_do_nothing(db, kept, client_for):
    kept("Uw melding")
    client = client_for("regio")
    link = client.get("/-/post/").content.decode().split('class="post-row" href="')[1].split('"')[0]
    assert "Dag &lt;Gust&gt;" in client.get(link).content.decode()
    page = client.get(f"{link}html/")
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "sandbox" in page["Content-Security-Policy"]
    assert "script-src" not in page["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/-/post/x/", "/-/post/20260101-000000-000000-00000000/", "/-/post/..%2Fsecret/"])
def test_an_unknown_mail_is_unknown(db, kept, client_for, path):
    assert client_for("regio").get(path).status_code == 404


def test_outside_the_demo_there_is_no_post_box(db, kept, client_for, settings):
    kept("Uw melding")
    settings.STREEKPOORT_DEMO = False
    assert client_for("regio").get("/-/post/").status_code == 404


def test_an_empty_box_says_what_to_do(db, kept, client_for):
    assert "Doe een melding" in client_for("regio").get("/-/post/").content.decode()
