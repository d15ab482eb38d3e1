"""A mailbox with a morning's mail, through the same filters as real mail. Nothing is fetched: there is no server."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from django.utils.timezone import localtime, now

from regional_meldpunt.mailbox import collecting, handling
from regional_meldpunt.mailbox.models import REGION, IncomingMail, Mailbox
from regional_meldpunt.meldingen import melding_number
from tenants.registry.snapshot import MunicipalitySnapshot

CITIZENS = "burger.example"
STREETS = ("Stationsstraat 14", "Molenstraat 31", "Kapelstraat 6", "Parklaan 22", "Nieuwstraat 9", "Beekstraat 40")
HEADERS = {"Auto-Submitted": "auto", "List-Unsubscribe": "list"}
LETTERS: tuple[dict[str, str], ...] = (
    {
        "name": "Luc Vanneste",
        "subject": "Sluikstort achter de glasbol",
        "text": "Beste,\n\nAl een week ligt er sluikstort achter de glasbol in de {street} in {town}. "
        "Het zijn vooral zakken en een oude zetel.\n\nMet vriendelijke groeten,\nLuc",
    },
    {
        "name": "Nadia Benali",
        "subject": "Vraag over melding {number}",
        "text": "Goedemorgen,\n\nMijn buur deed vorige maand een melding. Kunt u mij zeggen hoe het daarmee staat?",
    },
    {
        "name": "Pieter Claeys",
        "subject": "Automatisch antwoord: Wij kregen uw melding",
        "text": "Ik ben afwezig tot maandag. Uw bericht wordt niet doorgestuurd.",
        "auto": "auto-replied",
    },
    {
        "name": "Webformulier buurtcomité",
        "subject": "Nieuw bericht via het formulier",
        "text": "Naam: Els\nBericht: de bank aan het speelplein is stuk, er steekt een spijker uit.",
        "auto": "auto-generated",
    },
    {
        "name": "Aannemer Wegenis",
        "subject": "Aanbod voor de winterdienst",
        "text": "Geachte,\n\nOntdek ons aanbod strooizout. U ontvangt deze mail omdat u op onze lijst staat.",
        "list": "<https://aannemer.example/uitschrijven>",
    },
)


def load(snapshot: MunicipalitySnapshot) -> None:
    """Behind the wall of the municipality."""
    box, made = Mailbox.objects.get_or_create(
        municipality=snapshot.schema_name,
        address=f"meldpunt@{snapshot.slug}.example",
        defaults={"started_at": now(), "uid_validity": 1, "colleagues": f"{snapshot.slug}.example"},
    )
    if made:
        for number, letter in enumerate(LETTERS):
            collecting.deliver(
                box, _raw(letter, number, snapshot.name, snapshot.slug, box.address), at=_came(snapshot.slug)
            )
        handling.handle_all(box)


def load_region() -> None:
    """As the owner; only what a person must look at."""
    box, made = Mailbox.objects.get_or_create(
        municipality=REGION, address="meldpunt@regio.example", defaults={"started_at": now(), "uid_validity": 1}
    )
    if made and not IncomingMail.objects.filter(mailbox=box).exists():
        letter = {
            "name": "Jan Devos",
            "subject": "Boom over het fietspad",
            "text": "Dag,\n\nEr ligt een boom over het fietspad langs de vaart, ter hoogte van de brug.",
        }
        collecting.deliver(box, _raw(letter, 0, "", "regio", box.address), at=now())
        handling.handle_all(box)


def _turn(slug: str) -> int:
    """A number of its own for each municipality, the same every time."""
    return sum(map(ord, slug))


def _came(slug: str) -> datetime:
    """Some time this morning: not everywhere at once."""
    return now() - timedelta(minutes=15 + _turn(slug) * 7 % 400)


def _raw(letter: dict[str, str], number: int, town: str, slug: str, to: str) -> bytes:
    mail = EmailMessage()
    local = letter["name"].split()[0].lower()
    mail["From"] = f"{letter['name']} <{local}@{CITIZENS}>"
    mail["To"] = to
    mail["Subject"] = letter["subject"].format(number=melding_number.new(slug))
    mail["Date"] = format_datetime(localtime(_came(slug)))
    mail["Message-ID"] = f"<demo.{slug}.{number}@{CITIZENS}>"
    for header, name in HEADERS.items():
        if letter.get(name):
            mail[header] = letter[name]
    mail.set_content(letter["text"].format(town=town, street=STREETS[_turn(slug) % len(STREETS)]))
    return mail.as_bytes()
