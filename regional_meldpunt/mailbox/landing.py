"""A mail becomes a melding, or a part of one. Each is done once per mail, however often it is tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.events import action
from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from regional_meldpunt.answers import hearing
from regional_meldpunt.answers.hearing import Heard
from regional_meldpunt.categories.models import Category
from regional_meldpunt.intake import reception
from regional_meldpunt.intake.reception import Incoming
from regional_meldpunt.mailbox import files, parties
from regional_meldpunt.mailbox import queries as mailbox
from regional_meldpunt.mailbox.files import Taken
from regional_meldpunt.mailbox.matching import Conversation
from regional_meldpunt.mailbox.models import IncomingMail
from regional_meldpunt.mailbox.reading.headers import Address
from regional_meldpunt.mailbox.reading.mails import Mail, Part
from regional_meldpunt.meldingen import actions, casework, queries, writing
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import Channel, Kind, Melding, Visibility

LONGEST_DESCRIPTION = 10_000


@dataclass(frozen=True, kw_only=True)
class Story:
    """What becomes a melding: whose words, about what, where."""

    text: str
    category: Category
    municipality: str
    place: Place
    reporter: Address | None
    language: str = "nl"
    kind: str = Kind.MELDING
    files: tuple[Part, ...] = ()


def begin(row: IncomingMail, story: Story, *, by: Actor, at: datetime) -> Melding:
    """Make a melding of it; the reference of the mail is its key. Outside any transaction."""
    with municipality(story.municipality):
        again = bool(story.files) and mailbox.made_of(row.ref) is not None
        taken = Taken((), ()) if again else files.take(story.files, by=by, at=at)
        melding = reception.take_in(_incoming(row, story, taken), by=by, at=at)
        if taken.refused:
            actions.add_note(melding, text=_refused(taken), by=by, at=at, visibility=Visibility.INTERNAL)
    return melding


def join(row: IncomingMail, mail: Mail, talk: Conversation, *, at: datetime, reopen: bool = False) -> bool:
    """Add it to the melding it belongs to; False when that is gone. Outside any transaction."""
    with municipality(talk.municipality):
        melding = queries.by_number(talk.number)
        if melding is None:
            return False
        by = writer(mail, talk)
        known = mailbox.heard(melding, _key(row))
        taken = Taken((), ()) if known else files.take(mail.files, by=by, at=at)
        _write(melding, row, mail, talk, taken, by=by, at=at, reopen=reopen, fresh=not known)
    return True


@action
def _write(
    melding: Melding,
    row: IncomingMail,
    mail: Mail,
    talk: Conversation,
    taken: Taken,
    *,
    by: Actor,
    at: datetime,
    reopen: bool,
    fresh: bool,
) -> None:
    """The words and what hangs on them, at once; whoever keeps the work they are about hears them once."""
    visibility = Visibility.REPORTER if talk.by_reporter else Visibility.INTERNAL
    if reopen and melding.is_final:
        casework.reopen(melding, by=by, at=at)
    for stored, name in taken.kept:
        writing.attach(melding, stored, by=by, at=at, caption=name[:200], visibility=visibility)
    text = mail.body or mail.subject
    heard = Heard(
        key=_key(row),
        channel=Channel.MAIL,
        text="\n\n".join(part for part in (text[:LONGEST_DESCRIPTION], _refused(taken)) if part),
        subject=mail.subject,
        signaal=talk.signaal if talk.by_reporter else None,
        counterpart="" if talk.by_reporter else _counterpart(mail),
        message_id=mail.message_id,
        files=taken.refs,
        visibility=visibility,
    )
    hearing.hear(melding, heard, by=by, at=at)
    if talk.task and fresh:
        parties.tell(melding, talk.task, text=mail.body, who=_counterpart(mail), at=at)


def writer(mail: Mail, talk: Conversation) -> Actor:
    """The reporter stays nameless in the file; somebody else is named by what they call themselves."""
    return Actor(talk.municipality, None, "" if talk.by_reporter else _counterpart(mail))


def _incoming(row: IncomingMail, story: Story, taken: Taken) -> Incoming:
    contact = {"name": story.reporter.name[:200], "email": story.reporter.email} if story.reporter else {}
    return Incoming(
        key=row.ref,
        channel=Channel.MAIL,
        kind=story.kind,
        category=story.category,
        municipality=story.municipality,
        received_by=story.municipality,
        place=story.place,
        description=story.text[:LONGEST_DESCRIPTION],
        language=story.language,
        contact=contact,
        photos=taken.refs,
    )


def _counterpart(mail: Mail) -> str:
    return (mail.sender.name or mail.sender.email)[:120] if mail.sender else ""


def _key(row: IncomingMail) -> str:
    return f"mail:{row.ref}"


def _refused(taken: Taken) -> str:
    """A line about files that were not taken, in the language of the staff."""
    if not taken.refused:
        return ""
    with translation.override("nl"):
        return _("Not taken over from the mail: %(names)s.") % {"names": ", ".join(taken.refused)}
