"""Fiches as linked data: the LPDC profile on CPSV-AP per fiche and as a paged feed, schema.org inside the page."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from cms.catalogue.channels import Way
from cms.catalogue.models import Fiche
from cms.catalogue.sheet import Sheet
from cms.concepts import markup
from cms.concepts.content import Content
from cms.concepts.fields import CPSV, DCT, FIELDS, IPDC, SCHEMA, Field
from tenants.registry.snapshot import MunicipalitySnapshot

PER_PAGE = 50
CODES = "https://productencatalogus.data.vlaanderen.be/id/concept/"
REFNIS = "http://vocab.belgif.be/auth/refnis2019/"
NUTS = "http://data.europa.eu/nuts/code/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
HYDRA = "http://www.w3.org/ns/hydra/core#"
TAGS = {"nl": "nl-be-x-formal", "je": "nl-be-x-informal", "fr": "fr"}
INSTANCE = IPDC + "InstancePublicService"
CONTACT = {
    "url": SCHEMA + "url",
    "email": SCHEMA + "email",
    "telefoonnummer": SCHEMA + "telephone",
    "openingsuren": SCHEMA + "openingHours",
    "adres": SCHEMA + "address",
}
Node = dict[str, Any]


def base_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def answer(document: Node, status: int = 200) -> HttpResponse:
    text = json.dumps(document, ensure_ascii=False, indent=1)
    made = HttpResponse(text, content_type="application/ld+json; charset=utf-8", status=status)
    made["Access-Control-Allow-Origin"] = "*"
    return made


def document(nodes: list[Node]) -> Node:
    """Full names everywhere, so that a reader needs no context from elsewhere."""
    return {"@context": {}, "@graph": nodes}


def feed(fiches: list[Fiche], number: int, total: int, base: str) -> HttpResponse:
    address = f"{base}/producten/feed.jsonld"
    last = max(1, -(-total // PER_PAGE))
    view: Node = {"@id": f"{address}?pagina={number}", "@type": [HYDRA + "PartialCollectionView"]}
    ends = {"first": 1, "last": last, "previous": number - 1, "next": number + 1}
    for name, page in ends.items():
        if 1 <= page <= last:
            view[HYDRA + name] = [{"@id": f"{address}?pagina={page}"}]
    collection = {
        "@id": address,
        "@type": [HYDRA + "Collection"],
        HYDRA + "totalItems": [{"@value": total}],
        HYDRA + "view": [view],
        HYDRA + "member": [{"@id": uri(fiche, base)} for fiche in fiches],
    }
    made = answer(document([collection, *(node(fiche, base) for fiche in fiches)]))
    pairs = [(name, ends[name]) for name in ("first", "previous", "next", "last") if 1 <= ends[name] <= last]
    rels = {"previous": "prev"}
    made["Link"] = ", ".join(f'<{address}?pagina={page}>; rel="{rels.get(name, name)}"' for name, page in pairs)
    return made


def uri(fiche: Fiche, base: str) -> str:
    return f"{base}/id/product/{fiche.uuid}"


def node(fiche: Fiche, base: str) -> Node:
    """A fiche and everything that hangs on it. Only what was published is given out."""
    return describe(
        fiche.shown or fiche.content,
        own=uri(fiche, base),
        base=base,
        number=fiche.productnummer or "",
        concept=f"{base}/id/concept/{fiche.concept}" if fiche.concept else "",
        identifier=str(fiche.uuid),
    )


def describe(
    content: Content, *, own: str, base: str, number: str = "", concept: str = "", identifier: str = ""
) -> Node:
    made: Node = {"@id": own, "@type": [CPSV + "PublicService", INSTANCE, SCHEMA + "GovernmentService"]}
    if identifier:
        made[DCT + "identifier"] = [{"@value": identifier}]
    if number:
        made[SCHEMA + "productID"] = [{"@value": number}]
    if concept:
        made[DCT + "source"] = [{"@id": concept}]
    for field in FIELDS:
        value = content.get(field.key)
        if value:
            made[field.term] = _values(field, value, own, base)
    return made


def _values(field: Field, value: Any, own: str, base: str) -> list[Any]:
    if field.kind in ("text", "rich"):
        return spoken(value, rich=field.kind == "rich")
    if field.kind == "items":
        return [_item(field, row, f"{own}#{field.key}-{order}", order) for order, row in enumerate(value, start=1)]
    if field.kind == "contacts":
        return [_contact(row, f"{own}#{field.key}-{order}", order) for order, row in enumerate(value, start=1)]
    if field.kind == "authorities":
        return [_authority(name, base) for name in value]
    if field.kind == "date":
        return [{"@type": XSD + "date", "@value": value}]
    if field.key == "geografischToepassingsgebieden":
        return [{"@id": area(word)} for word in value]
    if field.codes:
        return [{"@id": f"{CODES}{field.scheme}/{code}"} for code in ([value] if isinstance(value, str) else value)]
    return [{"@value": word, "@language": "nl"} for word in value]


def spoken(value: dict[str, str], *, rich: bool) -> list[Node]:
    """Each tongue with its tag; rich text as HTML."""
    return [
        {"@value": str(markup.to_html(text)) if rich else text, "@language": TAGS[code]}
        for code, text in value.items()
        if code in TAGS
    ]


def area(word: str) -> str:
    if word.startswith("http"):
        return word
    return f"{REFNIS}{word}#id" if word.isdigit() else f"{NUTS}{word}"


def _item(field: Field, row: dict[str, Any], own: str, order: int) -> Node:
    made: Node = {"@id": own, "@type": [f"{IPDC}{field.key.capitalize()}"], SH + "order": [{"@value": order}]}
    if row.get("naam"):
        made[DCT + "title"] = spoken(row["naam"], rich=False)
    if row.get("beschrijving"):
        made[DCT + "description"] = spoken(row["beschrijving"], rich=True)
    if row.get("bewijs"):
        made[IPDC + "evidence"] = spoken(row["bewijs"], rich=False)
    if row.get("url"):
        made[SCHEMA + "url"] = [{"@value": row["url"]}]
    return made


def _contact(row: dict[str, str], own: str, order: int) -> Node:
    made: Node = {"@id": own, "@type": [SCHEMA + "ContactPoint"], SH + "order": [{"@value": order}]}
    return made | {CONTACT[part]: [{"@value": text}] for part, text in row.items()}


def _authority(name: str, base: str) -> Node:
    return {
        "@id": f"{base}/id/bestuur/{slugify(name) or 'onbekend'}",
        "@type": ["http://data.europa.eu/m8g/PublicOrganisation"],
        SKOS + "prefLabel": [{"@value": name, "@language": "nl"}],
    }


def embedded(
    fiche: Fiche, sheet: Sheet, ways: list[Way], place: MunicipalitySnapshot, request: HttpRequest
) -> SafeString:
    """schema.org for search engines, safe inside a script element."""
    base = base_of(request)
    facts: Node = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": uri(fiche, base),
        "name": sheet.title,
        "description": sheet.plain_summary,
        "url": f"{base}{fiche.get_absolute_url()}",
        "inLanguage": sheet.lang,
        "areaServed": {"@type": "AdministrativeArea", "name": place.name},
        "provider": {"@type": "GovernmentOrganization", "name": place.name, "url": f"{base}/"},
    }
    online = [way.href for way in ways if way.kind == "online"]
    phone = [way.href.removeprefix("tel:") for way in ways if way.kind == "call"]
    channel: Node = {"@type": "ServiceChannel"}
    if online:
        channel["serviceUrl"] = online[0]
    if phone:
        channel["servicePhone"] = {"@type": "ContactPoint", "telephone": phone[0]}
    if len(channel) > 1:
        facts["availableChannel"] = channel
    text = json.dumps(facts, ensure_ascii=False)
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(escaped)  # noqa: S308 - nothing in it can end the script element
