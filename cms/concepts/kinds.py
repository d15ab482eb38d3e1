"""What the region writes once: products, pages, alerts and texts. One table of fields per kind, one mechanism for all.

A value never says of which kind it is; its concept does. Keys mean the same in every kind that has them.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.concepts.fields import BY_KEY as OF_PRODUCTS
from cms.concepts.fields import FIELDS as PRODUCT_FIELDS
from cms.concepts.fields import GROUPS as PRODUCT_GROUPS
from cms.concepts.fields import Field

PRODUCT, PAGE, ALERT, TEXT = "product", "page", "alert", "text"
SEVERITIES = (("info", _("Good to know")), ("warning", _("Warning")), ("danger", _("Danger")))
SPOTS = (
    ("", _("Nowhere: for an editor to copy")),
    ("pages", _("Under every content page")),
    ("news", _("Under every news item")),
)


@dataclass(frozen=True)
class ConceptKind:
    """`needed` are the keys without which nothing is published."""

    code: str
    label: Any
    fields: tuple[Field, ...]
    groups: tuple[tuple[str, Any], ...]
    needed: tuple[str, ...]


_TITLE = Field("naam", "text", _("Title"), "", _("As a resident would say it."), most=110)
_BODY = Field("tekst", "rich", _("Text"), "", _("An empty line begins a new paragraph, a dash a list."), most=20_000)
_ONE_GROUP = (("about", _("Text")),)
PAGE_FIELDS = (
    _TITLE,
    Field("samenvatting", "text", _("Summary"), "", _("One sentence under the title."), most=200),
    _BODY,
    Field("delen", "items", _("Parts: a heading with its text"), ""),
    Field("websites", "items", _("Websites"), OF_PRODUCTS["websites"].term, with_url=True),
)
ALERT_FIELDS = (
    _TITLE,
    Field("boodschap", "text", _("Message"), "", _("What must people do? One or two sentences."), most=300),
    Field("ernst", "choice", _("Severity"), "", codes=SEVERITIES),
)
TEXT_FIELDS = (_TITLE, _BODY, Field("plaats", "choice", _("Where it stands"), "", codes=SPOTS[1:]))

KINDS = {
    kind.code: kind
    for kind in (
        ConceptKind(PRODUCT, _("Products"), PRODUCT_FIELDS, PRODUCT_GROUPS, ()),
        ConceptKind(PAGE, _("Pages"), PAGE_FIELDS, _ONE_GROUP, ("naam", "samenvatting", "tekst")),
        ConceptKind(ALERT, _("Alerts"), ALERT_FIELDS, _ONE_GROUP, ("naam", "boodschap", "ernst")),
        ConceptKind(TEXT, _("Texts"), TEXT_FIELDS, _ONE_GROUP, ("naam", "tekst")),
    )
}
CHOICES = tuple((kind.code, kind.label) for kind in KINDS.values())
BY_KEY = {field.key: field for kind in reversed(KINDS.values()) for field in kind.fields}
ORDER = tuple(dict.fromkeys(field.key for kind in KINDS.values() for field in kind.fields))


def fields_of(kind: str) -> tuple[Field, ...]:
    return KINDS[kind].fields
