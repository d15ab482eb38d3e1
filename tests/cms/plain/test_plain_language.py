"""A page with plain words offers them; who wants them keeps getting them, without being known."""

from cms.plain import demo
from cms.site.models import ContentPage
from foundation.tenancy import municipality
from tenants.registry.hosts import by_schema


def test_plain_words_are_one_click_and_are_remembered(demo_site, kortrijk):
    demo_site("kortrijk")
    client = kortrijk.client()
    usual = client.get("/verhuizen/").content.decode()
    assert "/eenvoudig/" not in usual
    with municipality("kortrijk"):
        demo.load(by_schema("kortrijk"))
        assert ContentPage.objects.get(slug="verhuizen").plain
    assert "Toon in eenvoudige taal" in client.get("/verhuizen/").content.decode()
    answer = client.post("/eenvoudig/", {"eenvoudig": "1", "next": "/verhuizen/"})
    assert answer["Location"] == "/verhuizen/"
    assert {name: morsel.value for name, morsel in client.cookies.items()} == {"eenvoudig": "1"}
    plain = client.get("/verhuizen/").content.decode()
    assert "Lukt het niet? Bel ons." in plain
    assert "Toon de gewone tekst" in plain
    assert client.get("/contact/").status_code == 200
    away = client.post("/eenvoudig/", {"eenvoudig": "0", "next": "https://elders.example/"})
    assert away["Location"] == "/"
    assert "Lukt het niet? Bel ons." not in client.get("/verhuizen/").content.decode()


def test_the_app_says_whose_it_is(db, kortrijk, menen):
    facts = kortrijk.client().get("/app.webmanifest").json()
    assert (facts["name"], facts["start_url"]) == ("Kortrijk", "/")
    worker = menen.client().get("/sw.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert worker["Cache-Control"] == "no-cache"
    assert menen.client().get("/offline/").status_code == 200
