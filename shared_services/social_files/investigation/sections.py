"""The parts of a social investigation, as data: forms, print, import and comparison all follow from this page.

After the royal decree of 1 December 2013 on the minimum conditions of the social investigation and the circular of
14 March 2014: identification, housing, home visit, means (also of cohabitants and maintenance debtors), other rights;
beside it the request, its receipt, the plan (GPMI, law of 26 May 2002, art. 11), decisions and the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

Type = Literal["text", "long", "date", "money", "choice"]
LAW, TASK, CONSENT = "law", "task", "consent"
GROUNDS = {
    LAW: _("legal duty (law of 26 May 2002, royal decree of 1 December 2013)"),
    TASK: _("public task (organic law of 8 July 1976)"),
    CONSENT: _("consent of the person"),
}

SHORT_GROUNDS = {LAW: _("legal duty"), TASK: _("public task"), CONSENT: _("consent")}


@dataclass(frozen=True)
class Field:
    name: str
    label: Any
    type: Type = "text"
    choices: tuple[tuple[str, Any], ...] = ()
    hint: Any = ""


@dataclass(frozen=True)
class Rows:
    """Something of which there can be several, such as incomes or home visits."""

    name: str
    label: Any
    one: Any
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Section:
    kind: str
    label: Any
    icon: str
    ground: str
    fields: tuple[Field, ...] = ()
    rows: tuple[Rows, ...] = ()
    hint: Any = ""


WHO = Field("who", _("Who (first name)"))
SINCE = Field("since", _("Since"), "date")
AMOUNT = Field("amount", _("Amount per month"), "money")
NOTE = Field("note", _("Remark"))
MARITAL = (
    ("single", _("never married")),
    ("married", _("married")),
    ("cohabiting", _("legally cohabiting")),
    ("separated", _("separated in fact")),
    ("divorced", _("divorced")),
    ("widowed", _("widowed")),
)
INCOMES = (
    ("wage", _("wage")),
    ("self_employed", _("self-employed")),
    ("unemployment", _("unemployment benefit")),
    ("illness", _("sickness or disability benefit")),
    ("pension", _("pension")),
    ("living_wage", _("living wage (leefloon)")),
    ("child", _("child benefit (Groeipakket)")),
    ("maintenance", _("maintenance")),
    ("property", _("property or capital")),
    ("other", _("other")),
)
HOUSING = (
    ("private_rent", _("rented privately")),
    ("social_rent", _("rented socially")),
    ("own", _("own house")),
    ("with_others", _("lives in with others")),
    ("institution", _("institution")),
    ("homeless", _("no dwelling")),
)
STATES = (("running", _("running")), ("asked", _("asked")), ("to_ask", _("still to ask")), ("refused", _("refused")))

SECTIONS = (
    Section(
        "request",
        _("Request for help"),
        "file-text",
        LAW,
        (
            Field("asked_on", _("Asked on"), "date"),
            Field(
                "how",
                _("How"),
                "choice",
                (
                    ("desk", _("at the desk")),
                    ("phone", _("by telephone")),
                    ("letter", _("by letter or mail")),
                    ("own", _("on our own initiative")),
                ),
            ),
            Field("question", _("What the person asks"), "long"),
            Field(
                "receipt_on",
                _("Acknowledgement of receipt given on"),
                "date",
                hint=_("The person gets it on the day of the request."),
            ),
        ),
    ),
    Section(
        "identity",
        _("Identity and family"),
        "users",
        LAW,
        (
            Field("nationality", _("Nationality")),
            Field("residence_status", _("Residence status")),
            Field("marital", _("Marital status"), "choice", MARITAL),
            Field("address", _("Address in the register")),
            Field("actual_address", _("Where they really live"), hint=_("Only when it is elsewhere.")),
            Field("since", _("Living there since"), "date"),
            Field("household", _("Composition of the household"), "long"),
        ),
        hint=_("The persons themselves stand above; here what the law asks beside it."),
    ),
    Section(
        "housing",
        _("Housing"),
        "home",
        LAW,
        (
            Field("form", _("Form"), "choice", HOUSING),
            Field("rent", _("Rent or repayment per month"), "money"),
            Field("costs", _("Energy and costs per month"), "money"),
            Field("guarantee", _("Rental guarantee")),
            Field("state", _("State of the dwelling"), "long"),
        ),
    ),
    Section(
        "home_visit",
        _("Home visit"),
        "map-pin",
        LAW,
        rows=(
            Rows(
                "visits",
                _("Visits"),
                _("visit"),
                (
                    Field("on", _("Date"), "date"),
                    Field(
                        "reason",
                        _("Why"),
                        "choice",
                        (("opening", _("opening of the file")), ("yearly", _("yearly")), ("needed", _("when needed"))),
                    ),
                    Field("present", _("Who was there")),
                    Field("report", _("Report"), "long"),
                ),
            ),
        ),
        hint=_("At the opening, when needed, and at least once a year."),
    ),
    Section(
        "means",
        _("Means of existence"),
        "wallet",
        LAW,
        (Field("conclusion", _("Conclusion on the means"), "long"),),
        (
            Rows(
                "incomes",
                _("Own income"),
                _("income"),
                (WHO, Field("kind", _("Kind"), "choice", INCOMES), AMOUNT, SINCE, NOTE),
            ),
            Rows(
                "cohabitants",
                _("Cohabitants and their means"),
                _("cohabitant"),
                (WHO, Field("tie", _("Relation")), Field("kind", _("Kind"), "choice", INCOMES), AMOUNT),
            ),
            Rows(
                "debtors",
                _("Maintenance debtors"),
                _("maintenance debtor"),
                (WHO, Field("tie", _("Relation")), AMOUNT, NOTE),
            ),
            Rows("debts", _("Debts"), _("debt"), (Field("to", _("To whom")), AMOUNT, NOTE)),
        ),
    ),
    Section(
        "rights",
        _("Other rights"),
        "scale",
        CONSENT,
        (Field("remarks", _("What else must be looked into"), "long"),),
        (
            Rows(
                "rights",
                _("Rights"),
                _("right"),
                (Field("what", _("Right")), Field("state", _("State"), "choice", STATES), SINCE),
            ),
        ),
    ),
    Section(
        "health",
        _("Health"),
        "heart-pulse",
        CONSENT,
        (
            Field(
                "situation",
                _("What matters for the help"),
                "long",
                hint=_("Only what is needed, in the words of the person."),
            ),
            Field("doctor", _("General practitioner")),
        ),
    ),
    Section(
        "gpmi",
        _("Plan (GPMI)"),
        "target",
        CONSENT,
        (Field("signed_on", _("Signed on"), "date"), Field("until", _("Until"), "date")),
        (
            Rows("goals", _("Goals"), _("goal"), (Field("goal", _("Goal"), "long"), Field("by", _("By when"), "date"))),
            Rows(
                "engagements",
                _("Engagements"),
                _("engagement"),
                (
                    Field(
                        "of",
                        _("Of whom"),
                        "choice",
                        (("person", _("the person")), ("ocmw", _("the OCMW")), ("third", _("a third party"))),
                    ),
                    Field("what", _("What"), "long"),
                ),
            ),
            Rows(
                "evaluations",
                _("Evaluations"),
                _("evaluation"),
                (Field("on", _("Date"), "date"), Field("outcome", _("Outcome"), "long")),
            ),
        ),
    ),
    Section(
        "report",
        _("Social report"),
        "scroll-text",
        TASK,
        (Field("summary", _("What was found"), "long"), Field("advice", _("Proposal to the committee"), "long")),
    ),
    Section(
        "decision",
        _("Decisions"),
        "gavel",
        LAW,
        rows=(
            Rows(
                "decisions",
                _("Decisions"),
                _("decision"),
                (
                    Field("on", _("Date of the committee"), "date"),
                    Field("what", _("Decision"), "long"),
                    Field("because", _("Grounds, in law and in fact"), "long"),
                    Field(
                        "told_on",
                        _("Notified on"),
                        "date",
                        hint=_("Within eight days, by registered letter or against receipt."),
                    ),
                ),
            ),
        ),
    ),
)
BY_KIND = {section.kind: section for section in SECTIONS}


def forwardable(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """What of a section may ever leave: nothing from the Crossroads Bank (KSZ): the receiver asks there itself."""
    section, marked = BY_KIND[kind], set(content.get("ksz", ()))
    kept: dict[str, Any] = {
        field.name: content[field.name]
        for field in section.fields
        if field.name in content and field.name not in marked
    }
    for rows in section.rows:
        kept[rows.name] = [
            {name: value for name, value in row.items() if name != "ksz"}
            for row in content.get(rows.name, ())
            if not row.get("ksz")
        ]
    return kept
