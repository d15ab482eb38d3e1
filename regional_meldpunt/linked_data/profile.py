"""The OSLO application profile «Issue tracking voor burgers en organisaties» (recognised on 8 November 2018), as data.

Names, cardinalities and types are those of the published profile. The JSON-LD context and the SHACL shapes are both
made from this table, so that what is promised and what is checked cannot differ. Where the profile asks for a literal
of the type `rdfs:Literal`, which no literal has, a literal of any type is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regional_meldpunt.meldingen.statuses import Oslo

DOCUMENT = "https://data.vlaanderen.be/doc/applicatieprofiel/issue-tracking-voor-burgers-en-organisaties/"
MELDING = "https://data.vlaanderen.be/ns/melding#"
DC = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
AS = "https://www.w3.org/ns/activitystreams#"
LOCN = "http://www.w3.org/ns/locn#"
GEO = "http://www.opengis.net/ont/geosparql#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
HYDRA = "http://www.w3.org/ns/hydra/core#"
STATUS_LIST = "https://data.vlaanderen.be/id/conceptscheme/MeldingStatuswaarde"
STATUS_VALUE = "https://data.vlaanderen.be/id/concept/MeldingStatuswaarde/"

STATUS_NAMES: dict[Oslo, str] = {
    Oslo.SUBMITTED: "Ingediend",
    Oslo.ASSIGNED: "Toegewezen aan",
    Oslo.UNDER_INVESTIGATION: "In onderzoek",
    Oslo.RESOLVED: "Opgelost",
    Oslo.REJECTED: "Afgewezen",
    Oslo.CLOSED: "Gesloten",
    Oslo.WITHDRAWN: "Ingetrokken",
    Oslo.RESUBMITTED: "Heringediend",
}

CLASSES: dict[str, str] = {
    "Melding": f"{MELDING}Melding",
    "MeldingBody": f"{MELDING}MeldingBody",
    "Meldingstatus": f"{MELDING}Meldingstatus",
    "Applicatie": f"{MELDING}Applicatie",
    "Agent": f"{DC}Agent",
    "Geometrie": f"{LOCN}Geometry",
    "Organisatie": "https://www.w3.org/ns/org#Organization",  # with https, as the profile was published
    "OrganisatieEenheid": f"{ORG}OrganizationalUnit",
    "PubliekeOrganisatie": "http://data.europa.eu/m8g/PublicOrganisation",
    "Concept": f"{SKOS}Concept",
}


@dataclass(frozen=True)
class Property:
    """`kind` is a name of CLASSES, a datatype in full, or "literal". `most` None means: as many as there are."""

    name: str
    iri: str
    kind: str
    least: int = 0
    most: int | None = None

    @property
    def is_link(self) -> bool:
        return self.kind in CLASSES


STRING, URI, MOMENT = f"{XSD}string", f"{XSD}anyURI", f"{XSD}dateTime"
PROPERTIES: dict[str, tuple[Property, ...]] = {
    "Melding": (
        Property("titel", f"{DC}title", STRING, 1, 1),
        Property("meldingstype", f"{OA}motivatedBy", "Concept", 1),
        Property("samenvatting", f"{AS}summary", STRING, 0, 1),
        Property("webpagina", f"{MELDING}webpagina", URI, 0, 1),
        Property("heeftBody", f"{OA}hasBody", "MeldingBody"),
        Property("heeftStatus", f"{MELDING}heeftStatus", "Meldingstatus"),
        Property("indiener", f"{MELDING}indiener", "Agent", 1, 1),
        Property("behandelaar", f"{MELDING}behandelaar", "Agent", 1, 1),
        Property("betrokkene", f"{MELDING}betrokkene", "Agent"),
        Property("meldingsapplicatie", f"{MELDING}meldingsapplicatie", "Applicatie", 0, 1),
        Property("meldingsorganisatie", f"{MELDING}meldingsorganisatie", "Organisatie", 0, 1),
    ),
    "MeldingBody": (
        Property("beschrijving", f"{DC}description", STRING, 0, 1),
        Property("bijlage", f"{AS}attachment", URI, 0, 1),
        Property("geometrie", f"{LOCN}geometry", "Geometrie", 0, 1),
    ),
    "Meldingstatus": (
        Property("statuswaarde", f"{MELDING}statuswaarde", "Concept", 1, 1),
        Property("statusdatum", f"{MELDING}statusdatum", MOMENT, 1, 1),
        Property("statuswijzigingDoor", f"{MELDING}statuswijzigingDoor", "Agent", 1, 1),
        Property("beschrijving", f"{DC}description", STRING, 1, 1),
    ),
    "Geometrie": (
        Property("wkt", f"{GEO}asWKT", "literal", 1, 1),
        Property("gml", f"{GEO}asGML", "literal", 1, 1),
    ),
    "Organisatie": (Property("heeftEenheid", f"{ORG}hasUnit", "OrganisatieEenheid"),),
    "OrganisatieEenheid": (Property("isEenheidVan", f"{ORG}unitOf", "Organisatie", 1, 1),),
}

BESIDE: dict[str, object] = {
    "naam": "http://xmlns.com/foaf/0.1/name",
    "label": f"{SKOS}prefLabel",
    "notatie": f"{SKOS}notation",
    "inSchema": {"@id": f"{SKOS}inScheme", "@type": "@id"},
    "identificator": f"{DC}identifier",
    "Collectie": f"{HYDRA}Collection",
    "Pagina": f"{HYDRA}PartialCollectionView",
    "lid": {"@id": f"{HYDRA}member", "@container": "@set"},
    "weergave": f"{HYDRA}view",
    "eerste": {"@id": f"{HYDRA}first", "@type": "@id"},
    "volgende": {"@id": f"{HYDRA}next", "@type": "@id"},
    "ConceptScheme": f"{SKOS}ConceptScheme",
    "wktLiteral": f"{GEO}wktLiteral",
    "gmlLiteral": f"{GEO}gmlLiteral",
}
"""Words that the profile leaves to others: names, pages of a collection, types of a geometry."""


def properties() -> Iterator[Property]:
    for listed in PROPERTIES.values():
        yield from listed


def context() -> dict[str, object]:
    """The JSON-LD context. It travels inside each document: reading one never asks anything of a third party."""
    terms: dict[str, object] = {**CLASSES, **BESIDE}
    for found in properties():
        term: dict[str, str] = {"@id": found.iri}
        if found.kind not in CLASSES and found.kind not in ("literal", STRING):
            term["@type"] = found.kind
        if found.most is None:
            term["@container"] = "@set"
        terms[found.name] = term
    return terms
