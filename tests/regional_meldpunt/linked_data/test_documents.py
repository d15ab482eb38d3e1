"""Every document keeps to the shapes of the profile, and says no more than its reader may know."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from regional_meldpunt.linked_data import profile, shapes
from regional_meldpunt.meldingen import actions, secret_links
from regional_meldpunt.meldingen.models import Visibility
from regional_meldpunt.meldingen.statuses import STATUSES, Oslo, Status
from tests.regional_meldpunt.linked_data.making import BY, WORDS, melding
from tests.support.places import Place

pyshacl = pytest.importorskip("pyshacl")
pytestmark = pytest.mark.django_db
M = Namespace(profile.MELDING)
OA = Namespace(profile.OA)


def graph(document: Any) -> Graph:
    return Graph().parse(data=json.dumps(document), format="json-ld")


def assert_valid(document: Any) -> Graph:
    data = graph(document)
    valid, _report, text = pyshacl.validate(data, shacl_graph=graph(shapes.document()), advanced=False)
    assert valid, text
    return data


def read(client: Client, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer
    assert answer["Content-Type"] == "application/ld+json; charset=utf-8"
    return answer.json()


def test_a_melding_keeps_to_the_profile(kortrijk: Place) -> None:
    made = melding(kortrijk)
    with kortrijk.wall():
        actions.transition(made, to=Status.ASSIGNED, by=BY, at=timezone.now())
        actions.transition(made, to=Status.DONE, by=BY, at=timezone.now(), text="Hersteld.")
    document = read(kortrijk.client(), f"/linked-data/meldingen/{made.number}/")
    data = assert_valid(document)
    subject = URIRef(f"http://kortrijk.localhost/linked-data/meldingen/{made.number}/#melding")
    assert (subject, RDF.type, M.Melding) in data
    assert str(data.value(subject, DCTERMS.title)) == f"{made.category.name_nl} ({made.number})"
    values = {str(data.value(value, SKOS.notation)) for value in data.objects(None, M.statuswaarde)}
    assert values == {"511", "557", "133"}
    assert data.value(subject, M.webpagina) == Literal(
        f"http://kortrijk.localhost/meldingen/{made.number}/", datatype=XSD.anyURI
    )
    assert any(str(words) == "Hersteld." for words in data.objects(None, DCTERMS.description))


def test_the_shapes_refuse_what_is_not_the_profile(kortrijk: Place) -> None:
    document = read(kortrijk.client(), f"/linked-data/meldingen/{melding(kortrijk).number}/")
    for name in ("titel", "meldingstype", "indiener", "behandelaar"):
        less = {key: value for key, value in document.items() if key != name}
        assert not pyshacl.validate(graph(less), shacl_graph=graph(shapes.document()))[0], name
    twice = {**document, "titel": ["een", "twee"]}
    assert not pyshacl.validate(graph(twice), shacl_graph=graph(shapes.document()))[0]
    wrong = {**document, "heeftStatus": [{"@type": "Meldingstatus"}]}
    assert not pyshacl.validate(graph(wrong), shacl_graph=graph(shapes.document()))[0]


def test_the_public_document_names_nobody(kortrijk: Place) -> None:
    made = melding(kortrijk)
    with kortrijk.wall():
        actions.add_note(made, text="Voor de melder.", by=BY, at=timezone.now(), visibility=Visibility.REPORTER)
    text = kortrijk.client().get(f"/linked-data/meldingen/{made.number}/").content.decode()
    assert WORDS not in text
    assert "Voor de melder." not in text
    assert "50.8279" in text
    assert "50.827912" not in text


def test_what_is_not_public_has_no_place(kortrijk: Place) -> None:
    made = melding(kortrijk, public=False)
    document = read(kortrijk.client(), f"/linked-data/meldingen/{made.number}/")
    assert "heeftBody" not in document
    assert_valid(document)


def test_the_secret_link_tells_everything_of_the_reporter(kortrijk: Place) -> None:
    made = melding(kortrijk, public=False)
    secret = secret_links.token(made.key)
    document = read(kortrijk.client(), f"/linked-data/meldingen/{made.number}/{secret}/")
    data = assert_valid(document)
    assert any(str(words) == WORDS for words in data.objects(None, DCTERMS.description))
    assert kortrijk.client().get(f"/linked-data/meldingen/{made.number}/{'a' * 26}/").status_code == 404


def test_a_number_of_a_neighbour_leads_there(kortrijk: Place, menen: Place) -> None:
    made = melding(menen, place={"lat": 50.79, "lon": 3.12})
    answer = kortrijk.client().get(f"/linked-data/meldingen/{made.number}/")
    assert answer.status_code == 303
    assert answer["Location"] == f"http://menen.localhost/linked-data/meldingen/{made.number}/"
    assert kortrijk.client().get("/linked-data/meldingen/MEN-0000-000/").status_code == 404


def test_the_collection_comes_in_pages(kortrijk: Place, menen: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regional_meldpunt.linked_data.views.SIZE", 2)
    now = timezone.now()
    made = [melding(kortrijk, at=now - timedelta(minutes=n)) for n in range(5)]
    melding(kortrijk, public=False)
    melding(menen)
    seen, address, pages = [], "/linked-data/meldingen/", 0
    while address:
        document = read(kortrijk.client(), address)
        assert_valid(document)
        seen += [row["identificator"] for row in document["lid"]]
        address, pages = document["weergave"].get("volgende", "").removeprefix("http://kortrijk.localhost"), pages + 1
        melding(kortrijk)  # what comes in meanwhile moves nothing
    assert seen == [row.number for row in made]
    assert pages == 3
    assert kortrijk.client().get("/linked-data/meldingen/?voor=onzin").status_code == 404


def test_categories_are_concepts(kortrijk: Place) -> None:
    data = graph(read(kortrijk.client(), "/linked-data/categorieen/"))
    assert len(set(data.subjects(RDF.type, SKOS.Concept))) >= 60


def test_the_context_and_the_shapes_are_published(kortrijk: Place) -> None:
    assert read(kortrijk.client(), "/linked-data/context.jsonld")["@context"]["heeftStatus"]["@id"] == str(
        M.heeftStatus
    )
    assert len(list(graph(read(kortrijk.client(), "/linked-data/shapes.jsonld")).subjects(RDF.type, None))) >= 6


def test_every_status_has_its_name_in_the_code_list() -> None:
    assert set(profile.STATUS_NAMES) == set(Oslo)
    assert STATUSES
