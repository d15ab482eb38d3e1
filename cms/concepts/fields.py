"""What a product fiche consists of, as data: the keys of LPDC, how each is written, and its term as linked data.

The form, the comparison, the rules, the linked data and the shapes are all made from this table.

Shapes of a value:  `text` and `rich` are texts per language (`nl` says u, `je` says je, `fr`); `choice` is a code;
`choices` a list of codes; `words` a list of words; `date` an ISO date; `items` a list in which each has a name, a
description and possibly an address and a proof, in the order of the list; `contacts` a list of ways to reach somebody;
`authorities` a list of names of governments.
"""

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from cms.concepts import codes
from cms.concepts.codes import Codes

Kind = Literal["text", "rich", "choice", "choices", "words", "date", "items", "contacts", "authorities"]

CPSV = "http://purl.org/vocab/cpsv#"
DCT = "http://purl.org/dc/terms/"
IPDC = "https://productencatalogus.data.vlaanderen.be/ns/ipdc-lpdc#"
M8G = "http://data.europa.eu/m8g/"
BELGIF = "http://vocab.belgif.be/ns/publicservice#"
SCHEMA = "http://schema.org/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCAT = "http://www.w3.org/ns/dcat#"


@dataclass(frozen=True)
class Field:
    key: str
    kind: Kind
    label: Any
    term: str
    hint: Any = ""
    codes: Codes = ()
    scheme: str = ""
    with_url: bool = False
    with_proof: bool = False
    most: int = 0  # characters, 0 for no limit
    group: str = "about"


def _about() -> tuple[Field, ...]:
    return (
        Field(
            "naam",
            "text",
            _("Name"),
            DCT + "title",
            _("What people call it: “Getting married”, not “Application for a civil wedding”."),
            most=110,
        ),
        Field(
            "beschrijving",
            "rich",
            _("Description"),
            DCT + "description",
            _("One or two sentences: what it is and for whom. They stand on top and in lists."),
            most=600,
        ),
        Field("verdereBeschrijving", "rich", _("Further description"), IPDC + "additionalDescription"),
        Field(
            "uitzonderingen",
            "rich",
            _("Exceptions"),
            IPDC + "exception",
            _("When is it different? One line per case, each begins with a dash."),
        ),
        Field("regelgevingTekst", "rich", _("What the law says"), IPDC + "regulation"),
    )


def _how() -> tuple[Field, ...]:
    return (
        Field(
            "voorwaarden",
            "items",
            _("Conditions and what to bring"),
            BELGIF + "hasRequirement",
            with_proof=True,
            group="how",
        ),
        Field("procedures", "items", _("Steps"), CPSV + "follows", with_url=True, group="how"),
        Field("kosten", "items", _("Costs"), M8G + "hasCost", group="how"),
        Field("financieleVoordelen", "items", _("Financial benefits"), CPSV + "produces", group="how"),
        Field("regelgeving", "items", _("Laws"), M8G + "hasLegalResource", with_url=True, group="how"),
        Field("websites", "items", _("Websites"), RDFS + "seeAlso", with_url=True, group="how"),
        Field("contactgegevens", "contacts", _("Contact"), M8G + "hasContactPoint", group="how"),
    )


def _where() -> tuple[Field, ...]:
    return (
        Field("type", "choice", _("Type"), DCT + "type", codes=codes.TYPES, scheme="Type", group="found"),
        Field(
            "doelgroepen",
            "choices",
            _("For whom"),
            IPDC + "targetAudience",
            codes=codes.AUDIENCES,
            scheme="Doelgroep",
            group="found",
        ),
        Field(
            "themas",
            "choices",
            _("Themes"),
            M8G + "thematicArea",
            codes=codes.THEMES,
            scheme="Thema",
            group="found",
        ),
        Field(
            "zoektermen",
            "words",
            _("Search words"),
            DCAT + "keyword",
            _("Words that people use for it, with commas between them."),
            group="found",
        ),
        Field("startDienstVerlening", "date", _("Offered from"), SCHEMA + "startDate", group="found"),
        Field("eindeDienstVerlening", "date", _("Offered until"), SCHEMA + "endDate", group="found"),
        Field(
            "talen",
            "choices",
            _("Languages of the service"),
            DCT + "language",
            codes=codes.LANGUAGES,
            scheme="Taal",
            group="found",
        ),
    )


def _whose() -> tuple[Field, ...]:
    competent, executing = codes.COMPETENT_LEVELS, codes.EXECUTING_LEVELS
    return (
        Field(
            "bevoegdBestuursniveaus",
            "choices",
            _("Competent level"),
            IPDC + "competentAuthorityLevel",
            codes=competent,
            scheme="BevoegdBestuursniveau",
            group="whose",
        ),
        Field(
            "bevoegdeOverheden",
            "authorities",
            _("Competent authority"),
            M8G + "hasCompetentAuthority",
            _("Who decides. One per line."),
            group="whose",
        ),
        Field(
            "uitvoerendBestuursniveaus",
            "choices",
            _("Executing level"),
            IPDC + "executingAuthorityLevel",
            codes=executing,
            scheme="UitvoerendBestuursniveau",
            group="whose",
        ),
        Field(
            "uitvoerendeOverheden",
            "authorities",
            _("Executing authority"),
            IPDC + "hasExecutingAuthority",
            _("Who carries it out. One per line."),
            group="whose",
        ),
    )


def _outwards() -> tuple[Field, ...]:
    return (
        Field(
            "geografischToepassingsgebieden",
            "words",
            _("Area where it holds"),
            DCT + "spatial",
            _("NUTS or LAU codes, such as BE254 or 34022."),
            group="whose",
        ),
        Field(
            "publicatiekanalen",
            "choices",
            _("Also published on"),
            IPDC + "publicationMedium",
            codes=codes.MEDIA,
            scheme="PublicatieKanaal",
            group="whose",
        ),
        Field(
            "yourEuropeCategorieen",
            "choices",
            _("Category of Your Europe"),
            IPDC + "yourEuropeCategory",
            codes=codes.EUROPE,
            scheme="YourEuropeCategorie",
            group="whose",
        ),
    )


FIELDS: tuple[Field, ...] = (*_about(), *_how(), *_where(), *_whose(), *_outwards())
BY_KEY = {field.key: field for field in FIELDS}
GROUPS = (
    ("about", _("What it is")),
    ("how", _("How it goes")),
    ("found", _("How people find it")),
    ("whose", _("Who is competent")),
)
CONTACT_PARTS = ("url", "email", "telefoonnummer", "openingsuren", "adres")
SPEECH = ("nl", "je", "fr")
"""The languages of a text: Dutch that says u, Dutch that says je, French."""
