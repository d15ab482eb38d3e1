"""The rules of LPDC as SHACL, made from the table of fields: what we publish can be checked by anybody."""

from __future__ import annotations

from collections.abc import Iterator

from cms.concepts.fields import CPSV, FIELDS, IPDC, Field
from cms.concepts.rules import REQUIRED

CODES = "https://productencatalogus.data.vlaanderen.be/id/concept/"
PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
TONGUES = '( "nl-be-x-formal" "nl-be-x-informal" "fr" )'


def turtle() -> str:
    """One shape for the service, one for each kind of row."""
    rows = [field for field in FIELDS if field.kind == "items"]
    return PREFIXES + _service() + "".join(map(_row, rows))


def _service() -> str:
    properties = " ;\n  sh:property ".join(f"[ {' ; '.join(_property(field))} ]" for field in FIELDS)
    return (
        f"\n<urn:shape:service> a sh:NodeShape ; sh:targetClass <{CPSV}PublicService> ;\n  sh:property {properties} .\n"
    )


def _property(field: Field) -> Iterator[str]:
    yield f"sh:path <{field.term}>"
    if field.key in REQUIRED:
        yield "sh:minCount 1"
    if field.kind in ("text", "rich"):
        yield f"sh:uniqueLang true ; sh:languageIn {TONGUES} ; sh:minLength 1"
    elif field.kind == "date":
        yield "sh:maxCount 1 ; sh:datatype xsd:date"
    elif field.kind in ("items", "contacts", "authorities"):
        yield "sh:nodeKind sh:IRI"
    elif field.codes:
        yield f"sh:in ( {' '.join(f'<{CODES}{field.scheme}/{code}>' for code, _label in field.codes)} )"
        if field.kind == "choice":
            yield "sh:maxCount 1"


def _row(field: Field) -> str:
    return (
        f"\n<urn:shape:{field.key}> a sh:NodeShape ; sh:targetClass <{IPDC}{field.key.capitalize()}> ;\n"
        "  sh:property [ sh:path sh:order ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] .\n"
    )
