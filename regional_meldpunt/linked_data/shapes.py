"""The profile as SHACL, in JSON-LD: what a document must hold before another party may count on it."""

from __future__ import annotations

from typing import Any

from regional_meldpunt.linked_data.profile import CLASSES, DOCUMENT, PROPERTIES, Property

SH = "http://www.w3.org/ns/shacl#"
CONTEXT = {
    "sh": SH,
    "property": "sh:property",
    "path": {"@id": "sh:path", "@type": "@id"},
    "class": {"@id": "sh:class", "@type": "@id"},
    "datatype": {"@id": "sh:datatype", "@type": "@id"},
    "nodeKind": {"@id": "sh:nodeKind", "@type": "@id"},
    "targetClass": {"@id": "sh:targetClass", "@type": "@id"},
    "minCount": "sh:minCount",
    "maxCount": "sh:maxCount",
    "name": "sh:name",
}


def document() -> dict[str, Any]:
    return {"@context": CONTEXT, "@graph": [_shape(name) for name in PROPERTIES]}


def _shape(name: str) -> dict[str, Any]:
    return {
        "@id": f"{DOCUMENT}#{name}Shape",
        "@type": "sh:NodeShape",
        "targetClass": CLASSES[name],
        "property": [_property(found) for found in PROPERTIES[name]],
    }


def _property(found: Property) -> dict[str, Any]:
    shape: dict[str, Any] = {"name": found.name, "path": found.iri}
    if found.is_link:
        shape["class"] = CLASSES[found.kind]
    elif found.kind == "literal":
        shape["nodeKind"] = f"{SH}Literal"
    else:
        shape["datatype"] = found.kind
    if found.least:
        shape["minCount"] = found.least
    if found.most is not None:
        shape["maxCount"] = found.most
    return shape
