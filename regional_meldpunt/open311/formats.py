"""One answer in two clothes: a tree of plain values becomes XML or JSON as GeoReport v2 writes them.

In XML a list is an element with one child per entry, named by `ENTRY`; in JSON the outermost list stands alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse

TYPES = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}
ENTRY = {
    "services": "service",
    "service_request_updates": "request_update",
    "service_requests": "request",
    "service_requests_updates": "request_update",
    "errors": "error",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
}
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = Any


@dataclass(frozen=True)
class Document:
    """`root` names the outermost element of the XML."""

    root: str
    content: Value


def respond(document: Document, form: str, *, status: int = 200) -> HttpResponse:
    """Readable by a page of any other site: nothing in it depends on who is logged in."""
    body = as_xml(document) if form == "xml" else as_json(document)
    answer = HttpResponse(body, content_type=TYPES.get(form, TYPES["xml"]), status=status)
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "no-store"
    return answer


def refuse(status: int, description: str, form: str) -> HttpResponse:
    """An error as GeoReport wants it, in the format that was asked for."""
    return respond(Document("errors", [{"code": status, "description": description}]), form, status=status)


def as_json(document: Document) -> bytes:
    return json.dumps(document.content, cls=DjangoJSONEncoder, ensure_ascii=False).encode()


def as_xml(document: Document) -> bytes:
    root = Element(document.root)
    _fill(root, document.content)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _fill(element: Element, value: Value) -> None:
    if isinstance(value, Mapping):
        for name, part in value.items():
            _fill(SubElement(element, str(name)), part)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for entry in value:
            _fill(SubElement(element, ENTRY[element.tag]), entry)
    elif value is not None:
        element.text = _text(value)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return NOT_IN_XML.sub("", str(value))
