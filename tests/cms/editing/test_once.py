"""Written once by the region, the municipality's own from then on: nothing overwrites a local text unasked."""

import pytest
from django.db import DatabaseError, transaction

from cms.alerts.models import Alert
from cms.catalogue.models import FicheVersion
from cms.concepts import actions as concepts
from cms.concepts.models import Concept, ConceptVersion
from cms.editing import sharing
from cms.editing.models import Adoption, LocalText
from cms.site.models import ContentPage
from foundation.identity.actor import Actor
from foundation.tenancy import owner, region
from tests import cast

BY = Actor.system("test")
HELP = "Hulp bij digitale zaken"


def concept_named(name):
    return Concept.objects.get(name=name)


def take(place, client, name):
    with place.wall():
        ref = concept_named(name).uuid
    return client.post("/kantoor/website/regio/", {"concept": str(ref)})


def change(name, at, **fields):
    with region("coordinator"):
        concept = concept_named(name)
        concept.content = {**concept.content, **fields}
        concept.save()
        concepts.publish(concept, why="Omdat", by=BY, at=at)


def local(text):
    return {"type": "text", "value": f"<p>{text}</p>"}


def test_a_page_is_taken_over_added_to_changed_and_decided(demo_site, written_once, kortrijk, at):
    demo_site("kortrijk")
    rita = kortrijk.client(cast.RITA)
    answer = take(kortrijk, rita, HELP)
    assert answer.status_code == 302 and answer["Location"].startswith("/cms/pages/")
    with kortrijk.wall():
        adoption = Adoption.objects.get()
        page = adoption.page.specific
        assert not page.live, "a draft"
        one = sharing.instances()[0]
        assert sharing.own_content(one) == sharing.base_of(one), "what was taken reads back the same"
        rows = page.body.get_prep_value()
        page.body = page.body.stream_block.to_python([rows[0], local("Ook in onze bib."), *rows[1:], local("Tot dan.")])
        page.title = "Digitaal geholpen in Kortrijk"
        page.save_revision().publish()
        assert not sharing.instances()[0].asks
    part = {"naam": {"nl": "Is het gratis?"}, "beschrijving": {"nl": "Ja."}}
    old = sharing_content(kortrijk)
    change(
        HELP, at, naam={"nl": "Digitale hulp"}, delen=[*old["delen"], part], tekst={"nl": "Nieuwe uitleg van de regio."}
    )
    path = f"/kantoor/website/regio/page/{adoption.pk}/"
    shown = rita.get(path)
    assert {choice.key: choice.own_changed for choice in shown.context["choices"]} == {
        "naam": True, "tekst": False, "delen": False,
    }  # fmt: skip
    with kortrijk.wall():
        assert "Nieuwe uitleg" not in stored(ContentPage.objects.get(pk=page.pk)), "nothing happens unasked"
    rita.post(path, {"take_tekst": "take", "take_delen": "take", "take_naam": "keep"})
    with kortrijk.wall():
        live = ContentPage.objects.get(pk=page.pk)
        assert "Nieuwe uitleg" not in stored(live), "it stands in the draft"
        draft = live.get_latest_revision_as_object()
        words = [str(row["value"]) for row in draft.body.get_prep_value()]
        assert draft.title == "Digitaal geholpen in Kortrijk"
        places = [next(i for i, text in enumerate(words) if wanted in text) for wanted in
                  ("Nieuwe uitleg", "Ook in onze bib.", "Is het gratis?", "Ja.", "Tot dan.")]  # fmt: skip
        assert places == sorted(places), words
        assert not sharing.instances()[0].asks


def stored(page):
    return str(page.body.get_prep_value())


def sharing_content(place):
    with place.wall():
        return concept_named(HELP).content


def test_an_ended_concept_leaves_everything_as_it_is(demo_site, written_once, kortrijk, regio, at):
    demo_site("kortrijk")
    rita = kortrijk.client(cast.RITA)
    take(kortrijk, rita, HELP)
    with region("coordinator"):
        concepts.end(concept_named(HELP), why="Stopt", by=BY, at=at)
        found = concept_named(HELP)
    seen = regio.client(cast.COOR).get("/productcatalogus/?soort=page")
    assert "1 van" in seen.content.decode(), "the region sees who uses it"
    with kortrijk.wall():
        adoption = Adoption.objects.get()
        assert sharing.instances()[0].ended
    path = f"/kantoor/website/regio/page/{adoption.pk}/"
    assert "is gestopt" in rita.get(path).content.decode() or rita.get(path).status_code == 200
    assert take(kortrijk, rita, HELP).status_code == 302
    rita.post(path, {"do": "untie"})
    with kortrijk.wall():
        assert not Adoption.objects.exists()
        assert ContentPage.objects.filter(pk=adoption.page_id).exists()
        assert found.removed


def test_a_text_and_an_alert_are_taken_over_and_decided_alike(demo_site, written_once, kortrijk, at):
    demo_site("kortrijk")
    rita = kortrijk.client(cast.RITA)
    take(kortrijk, rita, "Iets niet duidelijk?")
    take(kortrijk, rita, "Stroom uitgevallen")
    with kortrijk.wall():
        text, alert = LocalText.objects.get(), Alert.objects.get(municipality="kortrijk", title="Stroom uitgevallen")
        assert text.shown is None and alert.published_at is None
    sent = {"naam__nl": text.name, "tekst__nl": "Bel 056 00 00 00.", "plaats": "pages", "do": "show"}
    rita.post(f"/kantoor/website/teksten/{text.ref}/", sent)
    assert "Bel 056 00 00 00." in kortrijk.client().get("/verhuizen/").content.decode()
    change("Iets niet duidelijk?", at, tekst={"nl": "Kom langs."})
    change("Stroom uitgevallen", at, boodschap={"nl": "Laat één lamp aan."}, ernst="danger")
    with kortrijk.wall():
        asks = {one.kind: one for one in sharing.instances()}
        assert asks["text"].changed and asks["alert"].changed
    rita.post(f"/kantoor/website/regio/text/{text.pk}/", {"take_tekst": "take"})
    rita.post(f"/kantoor/website/regio/alert/{alert.pk}/", {"take_ernst": "take", "take_boodschap": "keep"})
    with kortrijk.wall():
        assert LocalText.objects.get().content["tekst"] == {"nl": "Kom langs."}
        decided = Alert.objects.get(pk=alert.pk)
        assert decided.severity == "danger" and decided.message != "Laat één lamp aan."
    assert "Bel 056 00 00 00." in kortrijk.client().get("/verhuizen/").content.decode(), "until it is published again"


@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_a_version_is_written_once_also_for_the_owner(catalogue, written_once, kortrijk, verb):
    catalogue("kortrijk")
    for wall, model in (
        (kortrijk.wall(), FicheVersion),
        (region("coordinator"), ConceptVersion),
        (owner(), ConceptVersion),
    ):
        with wall, pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(why="anders") if verb == "UPDATE" else model.objects.all()._raw_delete("default")


def test_the_editor_of_the_region_writes_a_page_for_all(written_once, regio):
    client = regio.client(cast.COOR)
    assert "Hulp bij digitale zaken" in client.get("/productcatalogus/?soort=page").content.decode()
    sent = {"naam__nl": "<script>alert(1)</script>Fietsen", "samenvatting__nl": "Kort.", "tekst__nl": "Lees **dit**."}
    lists = {f"{name}-{key}": "0" for name in ("delen", "websites") for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    answer = client.post("/productcatalogus/nieuw/?soort=page", {**sent, **lists, "publish": "1", "why": "Nieuw"})
    assert answer.status_code == 302, answer.context["form"].head.errors
    shown = client.get("/productcatalogus/?soort=page").content.decode()
    assert "<script>alert(1)" not in shown and "Fietsen" in shown
