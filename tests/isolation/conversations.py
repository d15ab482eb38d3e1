"""What was said about a melding of the populated region: a message of each kind, an opinion, own words, a mailed link."""

from datetime import datetime

from foundation.identity.actor import Actor
from regional_meldpunt.answers import hearing, recipients, verdicts, wordings, writing
from regional_meldpunt.answers.hearing import Heard
from regional_meldpunt.answers.models import IncomingText, Message, Verdict, Way
from regional_meldpunt.answers.words import Words
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding
from tests.isolation.conftest import World


def converse(melding: Melding, *, by: Actor, at: datetime) -> None:
    """Behind the wall of the municipality that has the melding."""
    own = melding.municipality
    letter = writing.Letter(template="reply", key="typed:world", said=f"answer of {own}")
    [message] = writing.write(melding, letter, recipients.of(melding), by=by, at=at)
    hearing.note_try(message, by=by, at=at, succeeded=False, note=f"try of {own}")
    signaal = queries.signalen(melding)[0]
    heard = Heard(key="world", channel=Way.MAIL, text=f"heard of {own}", signaal=signaal.key)
    hearing.hear(melding, heard, by=by, at=at)
    values = {"phone": "0470 12 34 56", "text": f"text of {own}", "at": at, "number": melding.number}
    IncomingText.objects.get_or_create(municipality=own, key="world", defaults=values)
    if not verdicts.of_melding(melding):
        Verdict.objects.create(
            melding=melding,
            municipality=own,
            received_by=melding.received_by,
            signaal=signaal.key,
            finished_at=at,
            satisfied=False,
            text=f"opinion of {own}",
            at=at,
        )
    if not wordings.changed(own):
        words = Words(f"words of {own}", f"Words of {own}: {{number}}")
        wordings.write(own, "received", "mail", "nl", words, by=by, at=at)
        wordings.keep_canned(own, title=f"canned of {own}", language="nl", text=f"Canned of {own}", by=by, at=at)
        contacts.draw_link(contacts.ask_link("gust@citizen.test", language="nl", at=at), at=at)


def named(world: World, schema: str) -> dict[str, tuple[object, ...]]:
    """What a neighbour's addresses are filled in with, by the name of the argument."""

    def values(column: str, table: str) -> tuple[object, ...]:
        rows = world.look(f"SELECT {column} FROM public.{table} WHERE municipality = %s ORDER BY id LIMIT 2", schema)
        return tuple(row[0] for row in rows)

    return {
        "message_pk": values("id", Message._meta.db_table),
        "batch": values("batch::text", Message._meta.db_table),
        "text_pk": values("id", IncomingText._meta.db_table),
        "canned_pk": values("id", "answers_cannedtext"),
    }
