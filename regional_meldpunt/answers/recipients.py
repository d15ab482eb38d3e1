"""Who must hear about a melding, and how. Names and addresses are read from the contact book at the last moment."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from regional_meldpunt.contacts import queries as contacts
from regional_meldpunt.contacts.models import AnswerChannel, Contact
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding, Signaal

BY_MACHINE = frozenset({"mail", "sms"})


@dataclass(frozen=True)
class Recipient:
    """A reporter with a way to answer them. `contact` never goes into a table of the region."""

    signaal: Signaal
    contact: Contact

    @property
    def channel(self) -> str:
        return self.contact.way

    @property
    def language(self) -> str:
        return self.contact.language or self.signaal.language


def by_staff(actor: Actor) -> bool:
    """Whether somebody of ours did it: a citizen on the website has no account and gives no name to an act."""
    return actor.is_known or actor.is_system or bool(actor.name)


def listening(melding: Melding) -> list[Signaal]:
    """The reporters who left something to answer to."""
    return [row for row in queries.signalen(melding) if row.contact_ref]


def reachable(signalen: Sequence[Signaal], schemas: Iterable[str]) -> list[Recipient]:
    """Those of whom one of these municipalities knows how, with a channel that can work."""
    known: dict[uuid.UUID, Contact] = {}
    for schema in dict.fromkeys(schemas):
        missing = [row.contact_ref for row in signalen if row.contact_ref and row.contact_ref not in known]
        if missing:
            with municipality(schema):
                known |= contacts.find_all(missing)
    found = [Recipient(row, known[row.contact_ref]) for row in signalen if row.contact_ref in known]
    return [recipient for recipient in found if recipient.channel != AnswerChannel.NONE]


def told(melding: Melding, signalen: Sequence[Signaal], *, kept: bool) -> list[Recipient]:
    """Who hears of a step by itself. A contact that the first municipality kept is reached by machine only.

    A letter or a call would show the person to the municipality to which it was not given.
    """
    found = reachable(signalen, (melding.municipality, melding.received_by))
    if not kept:
        return found
    own = {person.signaal.pk for person in reachable(signalen, [melding.municipality])}
    return [person for person in found if person.signaal.pk in own or person.channel in BY_MACHINE]


def of(melding: Melding) -> list[Recipient]:
    """For a person who is about to answer: who is reached, as the competent municipality knows them."""
    return reachable(listening(melding), [melding.municipality])
