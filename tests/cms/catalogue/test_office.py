"""What colleagues do with fiches: take over, write, publish, decide on a change of the concept, and never lose a word."""

import pytest
from django.utils.timezone import now

from cms.catalogue import actions, queries
from cms.catalogue.models import Fiche
from cms.concepts import actions as concepts
from cms.concepts.models import Authority, Concept
from foundation.identity.actor import Actor
from foundation.tenancy import region
from tests import cast

BY = Actor.system("test")


def fiche_named(place, name):
    with place.wall():
        return Fiche.objects.get(name=name)


def change_concept(name, **fields):
    with region("coordinator"):
        concept = Concept.objects.get(name=name)
        concept.content = {**concept.content, **fields}
        concept.save()
        concepts.publish(concept, why="Omdat", by=BY, at=now())


def form_of(client, path):
    """What the browser would send: every control of the page with its value."""
    context = client.get(path).context
    form, internal = context["form"], context["internal"]
    sent = {"based_on": str(context["fiche"].version)}
    for part in (form.head, internal, *(row for rows in (*form.lists.values(), form.contacts) for row in rows.forms)):
        for bound in part:
            value = bound.value()
            if value is not None:  # a box that is not ticked is not sent
                sent[bound.html_name] = value
    for rows in (*form.lists.values(), form.contacts):
        for bound in rows.management_form:
            sent[bound.html_name] = bound.value()
    return {name: value for name, value in sent.items() if value is not False}


def test_a_changed_concept_overwrites_nothing_until_somebody_decides(catalogue, kortrijk):
    catalogue("kortrijk")
    fiche = fiche_named(kortrijk, "Reispas")
    with kortrijk.wall():
        own = {**fiche.content, "beschrijving": {"nl": "Onze eigen woorden over de reispas."}}
        actions.save(fiche, own, {}, based_on=fiche.version, by=BY, at=now())
    change_concept(
        "Reispas", beschrijving={"nl": "Nieuw van de regio.", "fr": "Nouveau."}, zoektermen=["reispas", "pas"]
    )
    client = kortrijk.client(cast.RITA)
    path = f"/kantoor/producten/{fiche.pk}/concept/"
    with kortrijk.wall():
        assert Fiche.objects.get(pk=fiche.pk).content["beschrijving"]["nl"].startswith("Onze eigen")
    choices = {choice.key: choice.own_changed for choice in client.get(path).context["choices"]}
    assert choices == {"beschrijving": True, "zoektermen": False}
    client.post(path, {"take_zoektermen": "take", "take_beschrijving": "keep"})
    with kortrijk.wall():
        after = Fiche.objects.get(pk=fiche.pk)
        assert after.content["beschrijving"]["nl"].startswith("Onze eigen")
        assert after.content["zoektermen"] == ["reispas", "pas"]
        assert fiche.pk not in queries.attention(now().date())


def test_an_ended_concept_and_a_lost_government_are_flagged_and_stay_readable(catalogue, kortrijk):
    catalogue("kortrijk")
    with region("coordinator"):
        concepts.end(Concept.objects.get(name="UiTPAS"), why="Stopt", by=BY, at=now())
        gone = Authority.objects.get(name="Federale Pensioendienst")
        concepts.end_authority(gone, on=now().date(), successor="Een andere dienst", by=BY)
    with kortrijk.wall():
        flagged = queries.attention(now().date())
        names = {fiche.name: flagged[fiche.pk] for fiche in queries.everything() if fiche.pk in flagged}
        assert names["UiTPAS"].ended
        assert names["Pensioen aanvragen"].authority == "Federale Pensioendienst"
    assert kortrijk.client().get("/producten/uitpas/").status_code == 200
    uitpas = fiche_named(kortrijk, "UiTPAS")
    assert kortrijk.client(cast.RITA).get(f"/kantoor/producten/{uitpas.pk}/").status_code == 200
    client = kortrijk.client(cast.RITA)
    client.post(f"/kantoor/producten/{uitpas.pk}/los/")
    with kortrijk.wall():
        assert Fiche.objects.get(pk=uitpas.pk).concept is None


def test_the_form_saves_what_it_showed_and_loses_nothing(catalogue, kortrijk):
    catalogue("kortrijk")
    client, fiche = kortrijk.client(cast.RITA), fiche_named(kortrijk, "Verhuizing aangeven")
    path = f"/kantoor/producten/{fiche.pk}/wijzigen/"
    sent = form_of(client, path)
    assert client.post(path, sent).status_code == 302
    with kortrijk.wall():
        assert Fiche.objects.get(pk=fiche.pk).content == fiche.content, "opening and saving changed the text"
    sent["naam__nl"] = "Nieuw adres doorgeven"
    client.post(path, sent | {"publish": "1"})
    assert "Nieuw adres doorgeven" in kortrijk.client().get("/producten/verhuizing-aangeven/").content.decode()
    late = client.post(path, sent | {"naam__nl": "Van een ander"})
    assert late.status_code == 409
    assert "Van een ander" in late.content.decode()


def test_what_was_typed_comes_back_in_the_next_session(catalogue, kortrijk):
    catalogue("kortrijk")
    client, fiche = kortrijk.client(cast.RITA), fiche_named(kortrijk, "Trouwen")
    sent = form_of(client, f"/kantoor/producten/{fiche.pk}/wijzigen/") | {"naam__nl": "Half getypt"}
    assert client.post(f"/kantoor/producten/{fiche.pk}/getypt/", sent).status_code == 200
    again = kortrijk.client(cast.RITA).get(f"/kantoor/producten/{fiche.pk}/wijzigen/")
    assert "Half getypt" in again.content.decode()
    assert kortrijk.client().get("/producten/trouwen/").context["sheet"].title == "Trouwen"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}", "[x](javascript:alert(1)) **<b>"]
)
def test_a_script_in_every_field_is_only_text(catalogue, kortrijk, text):
    catalogue("kortrijk")
    client, fiche = kortrijk.client(cast.RITA), fiche_named(kortrijk, "Trouwen")
    path = f"/kantoor/producten/{fiche.pk}/wijzigen/"
    sent = form_of(client, path)
    wild = {
        name: text
        for name, value in sent.items()
        if isinstance(value, str) and "__" in name or name.endswith(("-naam", "-beschrijving", "-bewijs"))
    }
    client.post(path, sent | wild | {"remarks": text, "service": text[:100]})
    for page in (
        path,
        f"/kantoor/producten/{fiche.pk}/",
        f"/kantoor/producten/{fiche.pk}/voorbeeld/",
        "/kantoor/producten/",
    ):
        shown = client.get(page).content.decode()
        assert "<script>alert" not in shown and "<img src=x" not in shown and 'href="javascript' not in shown


def test_only_who_may_sees_the_internal_half_and_missing_products_are_told(catalogue, kortrijk):
    catalogue("kortrijk")
    fiche = fiche_named(kortrijk, "Trouwen")
    assert kortrijk.client().get(f"/kantoor/producten/{fiche.pk}/").status_code == 302
    anna = kortrijk.client(cast.ANNA)
    assert anna.get(f"/kantoor/producten/{fiche.pk}/").status_code == 200
    assert anna.get(f"/kantoor/producten/{fiche.pk}/wijzigen/").status_code == 404
    with kortrijk.wall():
        concept = Concept.objects.filter(mandatory=True).first()
        Fiche.objects.filter(concept=concept.uuid).update(state="withdrawn")
        assert [row.name for row in queries.missing()][:1] == [concept.name] or concept.name in {
            row.name for row in queries.missing()
        }
    client = kortrijk.client(cast.RITA)
    made = client.post(f"/kantoor/producten/overnemen/{concept.uuid}/")
    assert made.status_code == 302
    assert client.get(made["Location"]).status_code == 200


def test_the_coordinator_writes_a_concept_and_nobody_else(catalogue, regio):
    catalogue()
    client = regio.client(cast.COOR)
    answer = client.get("/productcatalogus/")
    assert answer.status_code == 200 and "Reispas" in answer.content.decode()
    with region("coordinator"):
        concept = Concept.objects.get(name="Reispas")
    for path in ("wijzigen/", "", "versies/1/"):
        assert client.get(f"/productcatalogus/{concept.uuid}/{path}").status_code == 200
    assert client.get("/productcatalogus/besturen/").status_code == 200
    assert regio.client(cast.DIRK).get("/productcatalogus/").status_code == 404
