"""What is in a parcel, for makers of other software: the JSON Schema of `file.json`, from the sections as they are.

`docs/pakket/` holds it as published; a test holds the two together, and a real parcel to both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import override

from shared_services.social_files.investigation.persons import TIES
from shared_services.social_files.investigation.sections import SECTIONS, SHORT_GROUNDS, Field, Section
from shared_services.social_files.transfer.parcel import SCHEMA
from shared_services.social_files.transfer.redaction import BAR
from shared_services.social_files.transfer.states import Choice

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT: dict[str, Any] = {"type": "string"}
REF: dict[str, Any] = {"type": "string", "format": "uuid"}
BLACKENED = {"$ref": "#/$defs/blackened"}
KIND: dict[str, Any] = {"enum": [section.kind for section in SECTIONS]}


def document() -> dict[str, Any]:
    """In Dutch, the language of who fills these fields in."""
    with override("nl"):
        return {
            "$schema": DRAFT,
            "$id": f"urn:{SCHEMA.replace('/', ':')}",
            "title": "Inhoud van een overgedragen sociaal dossier (data/file.json)",
            **_object(
                {
                    "schema": {"const": SCHEMA},
                    "number": {**TEXT, "description": "Nummer van de overdracht, gelijk aan beide kanten"},
                    "from": {**TEXT, "description": "OCMW dat verzendt"},
                    "to": {**TEXT, "description": "OCMW dat ontvangt"},
                    "persons": {"type": "array", "minItems": 1, "items": _person()},
                    "sections": {"type": "array", "items": {"oneOf": [_section(one) for one in SECTIONS]}},
                    "not_sent": {"type": "array", "items": _not_sent()},
                    "documents": {"type": "array", "items": _document()},
                }
            ),
            "$defs": {"blackened": {"title": "Zwart gemaakt door wie verzendt", "type": "string", "pattern": BAR}},
        }


def _person() -> dict[str, Any]:
    """No name and no number: the receiver knows them from its own request."""
    return _object({"ref": REF, "tie": {"enum": [code for code, _label in TIES]}})


def _section(section: Section) -> dict[str, Any]:
    rows = {
        one.name: {
            "title": str(one.label),
            "type": "array",
            "items": _object(_fields(one.fields), needed=()),
        }
        for one in section.rows
    }
    content = _object({**_fields(section.fields), **rows}, needed=())
    return {
        "title": str(section.label),
        **_object(
            {
                "kind": {"const": section.kind},
                "ground": {"enum": list(SHORT_GROUNDS)},
                "content": content,
                "observed_at": {"type": "string", "format": "date-time"},
                "observed_by": {**TEXT, "description": "Wie het vaststelde, bij het OCMW dat verzendt"},
                "version": {"type": "integer", "minimum": 1},
            }
        ),
    }


def _not_sent() -> dict[str, Any]:
    return _object({"kind": KIND, "why": {"enum": [Choice.REFUSE.value, Choice.NOTHING.value]}, "reason": TEXT})


def _document() -> dict[str, Any]:
    named = {**TEXT, "description": "De bytes staan in data/documents/ onder de verwijzing zonder streepjes"}
    return _object({"ref": REF, "kind": KIND, "name": named, "type": {"enum": ["application/pdf", "image/jpeg"]}})


def _fields(fields: Iterable[Field]) -> dict[str, Any]:
    return {one.name: {"title": str(one.label), **_type(one)} for one in fields}


def _type(field: Field) -> dict[str, Any]:
    """Whoever sends may black out any word, also where a date or an amount stands."""
    exact: dict[str, dict[str, Any]] = {
        "choice": {"enum": [code for code, _label in field.choices]},
        "date": {"type": "string", "format": "date"},
        "money": {"type": "string", "pattern": r"^\d+(\.\d{1,2})?$", "description": "euro"},
    }
    return {"anyOf": [exact[field.type], BLACKENED]} if field.type in exact else dict(TEXT)


def _object(properties: dict[str, Any], *, needed: Iterable[str] | None = None) -> dict[str, Any]:
    """Nothing else than what is named; all of it, unless `needed` says otherwise."""
    required = list(properties) if needed is None else list(needed)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
