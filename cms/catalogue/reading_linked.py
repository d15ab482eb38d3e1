"""Reading fiches from linked data in the LPDC profile. Nothing is fetched: a file that needs a context from elsewhere
is refused, with words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Literal, Node

from cms.catalogue.linked import CODES, CONTACT, NUTS, REFNIS, SH, SKOS, TAGS
from cms.catalogue.table import Unreadable
from cms.concepts.fields import CPSV, DCT, FIELDS, IPDC, SCHEMA, Field

SPOKEN = {tag: code for code, tag in TAGS.items()} | {
    "nl": "nl",
    "nl-be": "nl",
    "nl-be-x-generated-formal": "nl",
    "": "nl",
}
MOST_DEEP = 40


def read(raw: bytes) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each service: its identifier, its product number and its texts."""
    graph = graph_of(raw)
    services = sorted(set(graph.subjects(RDF.type, URIRef(CPSV + "PublicService"))), key=str)
    if not services:
        raise Unreadable(_("There is no public service in this file."))
    for service in services:
        yield (
            _plain(graph, service, DCT + "identifier"),
            _plain(graph, service, SCHEMA + "productID"),
            {field.key: _value(graph, service, field) for field in FIELDS},
        )


def graph_of(raw: bytes) -> Graph:
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Unreadable(_("This is no readable JSON-LD.")) from None
    _no_context_elsewhere(document)
    try:
        return Graph().parse(data=json.dumps(document), format="json-ld")
    except Exception:  # the parser raises whatever it meets
        raise Unreadable(_("This is no readable JSON-LD.")) from None


def _no_context_elsewhere(value: Any, deep: int = 0) -> None:
    if deep > MOST_DEEP:
        raise Unreadable(_("This file is nested too deep."))
    if isinstance(value, list):
        for one in value:
            _no_context_elsewhere(one, deep + 1)
    elif isinstance(value, dict):
        contexts = value.get("@context")
        listed = contexts if isinstance(contexts, list) else [contexts]
        if "@import" in value or any(isinstance(one, str) for one in listed):
            raise Unreadable(_("This file needs a context from another place. Put the context inside the file."))
        for one in value.values():
            _no_context_elsewhere(one, deep + 1)


def _value(graph: Graph, service: Node, field: Field) -> Any:
    found = list(graph.objects(service, URIRef(field.term)))
    if field.kind in ("text", "rich"):
        return _speech(found)
    if field.kind == "items":
        return [_item(graph, one) for one in _ordered(graph, found)]
    if field.kind == "contacts":
        return [{part: _plain(graph, one, term) for part, term in CONTACT.items()} for one in _ordered(graph, found)]
    if field.kind == "authorities":
        return sorted(_plain(graph, one, SKOS + "prefLabel") or str(one) for one in found)
    if field.key == "geografischToepassingsgebieden":
        return sorted(_area(str(one)) for one in found)
    words = sorted(str(one).removeprefix(f"{CODES}{field.scheme}/") if field.scheme else str(one) for one in found)
    if field.kind in ("choice", "date"):
        return words[0] if words else ""
    return words


def _speech(found: list[Node]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for one in found:
        if isinstance(one, Literal) and (code := SPOKEN.get((one.language or "").lower())):
            texts[code] = str(one)
    return texts


def _item(graph: Graph, one: Node) -> dict[str, Any]:
    return {
        "naam": _speech(list(graph.objects(one, URIRef(DCT + "title")))),
        "beschrijving": _speech(list(graph.objects(one, URIRef(DCT + "description")))),
        "bewijs": _speech(list(graph.objects(one, URIRef(IPDC + "evidence")))),
        "url": _plain(graph, one, SCHEMA + "url"),
    }


def _ordered(graph: Graph, found: list[Node]) -> list[Node]:
    def place(one: Node) -> tuple[int, str]:
        text = _plain(graph, one, SH + "order")
        return (int(text) if text.isdigit() else 999, str(one))

    return sorted(found, key=place)


def _plain(graph: Graph, one: Node, term: str) -> str:
    values = sorted(str(value) for value in graph.objects(one, URIRef(term)))
    return values[0] if values else ""


def _area(uri: str) -> str:
    if uri.startswith(REFNIS):
        return uri.removeprefix(REFNIS).removesuffix("#id")
    return uri.removeprefix(NUTS)
