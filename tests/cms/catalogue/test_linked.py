"""What leaves as linked data comes back the same, and keeps the published rules."""

import json

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from cms.catalogue import importing, linked, reading_linked, table
from cms.concepts.content import normal
from cms.concepts.shapes import turtle

BASE = "https://kortrijk.example"


def test_a_round_trip_gives_the_same_graph_and_keeps_the_shapes(catalogue, spiere_helkijn):
    pyshacl = pytest.importorskip("pyshacl")
    catalogue("spiere_helkijn")
    answer = spiere_helkijn.client().get("/producten/feed.jsonld")
    assert answer.status_code == 200
    first = reading_linked.graph_of(answer.content)
    assert len(set(first.subjects(predicate=None))) > 50
    again = linked.document([_again(row, answer.content) for row in reading_linked.read(answer.content)])
    second = reading_linked.graph_of(json.dumps(again).encode())
    services = linked.document(
        [node for node in json.loads(answer.content)["@graph"] if "PublicService" in str(node["@type"])]
    )
    assert isomorphic(reading_linked.graph_of(json.dumps(services).encode()), second)
    conforms, _graph, text = pyshacl.validate(second, shacl_graph=Graph().parse(data=turtle(), format="turtle"))
    assert conforms, text[:3000]


def _again(row, raw):
    ref, number, content = row
    node = next(node for node in json.loads(raw)["@graph"] if node["@id"].endswith(ref))
    concept = node["http://purl.org/dc/terms/source"][0]["@id"]
    base = node["@id"].partition("/id/")[0]
    return linked.describe(normal(content), own=node["@id"], base=base, number=number, concept=concept, identifier=ref)


def test_a_broken_fiche_does_not_pass_the_shapes():
    pyshacl = pytest.importorskip("pyshacl")
    node = linked.describe({"naam": {"nl": "Iets"}}, own="urn:x", base=BASE)
    data = reading_linked.graph_of(json.dumps(linked.document([node])).encode())
    assert not pyshacl.validate(data, shacl_graph=Graph().parse(data=turtle(), format="turtle"))[0]


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"@context": "https://elsewhere.example/context.jsonld", "@id": "urn:a"}',
        b'{"@context": [{"@import": "https://elsewhere.example/"}]}',
        b"[" * 2000 + b"]" * 2000,
        b'{"@graph": [{"@id": "urn:a", "@type": "http://purl.org/vocab/cpsv#Other"}]}',
    ],
)
def test_a_broken_file_is_refused_in_words(raw):
    with pytest.raises(table.Unreadable):
        list(reading_linked.read(raw))


def test_a_table_with_one_wrong_line_imports_nothing(catalogue, kortrijk):
    from django.utils.timezone import now

    from foundation.identity.actor import Actor

    catalogue("kortrijk")
    by = Actor.system("test")
    raw = "naam;beschrijving;type;doelgroepen;themas;bevoegde_overheden;gebieden;balie\r\nNieuw;Een tekst;Bewijs;Burger;BurgerOverheid;Stad Kortrijk;34022;counter\r\nFout;Een tekst;Onzin;Burger;BurgerOverheid;Stad Kortrijk;34022;nergens\r\n"
    with kortrijk.wall():
        from cms.catalogue.models import Fiche

        before = Fiche.objects.count()
        found = importing.read("x.csv", raw.encode(), by=by, at=now())
        assert [row["verdict"] for row in found.lines] == ["new", "wrong"]
        with pytest.raises(importing.Refused):
            importing.carry_out(found, overwrite=True, by=by, at=now())
        assert Fiche.objects.count() == before
        good = importing.read("x.csv", "\r\n".join(raw.split("\r\n")[:2]).encode("cp1252"), by=by, at=now())
        assert importing.carry_out(good, overwrite=False, by=by, at=now()) == 1
        assert Fiche.objects.count() == before + 1
        out = table.write(list(Fiche.objects.all()))
        same = importing.read("y.csv", out.encode(), by=by, at=now())
        assert {row["verdict"] for row in same.lines} <= {"same", "new", "changed"}
