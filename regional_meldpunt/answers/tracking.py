"""What one reporter reads about a melding: the steps, what was said to them, and what they said themselves.

A melding may have many reporters who do not know each other. Each sees the public steps and the own conversation; the
words, the photos and the place of the one who reported it first are that person's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.answers.models import Direction, Message
from regional_meldpunt.answers.recipients import by_staff
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Attachment, HistoryEntry, Melding, Signaal, Visibility
from regional_meldpunt.meldingen.statuses import Status

ICONS = {"received": "flag", "photo": "camera", "handed_over": "send", "note": "message-circle"}
TITLES: dict[str, Promise | str] = {
    "photo": _("A photo was added"),
    "handed_over": _("Your report was sent on to another municipality."),
    "merged_done": _("It is done."),
}


@dataclass(frozen=True)
class Step:
    """One line of the own timeline. `own`: the reporter said it."""

    at: datetime
    title: Promise | str
    icon: str
    text: str = ""
    own: bool = False


def timeline(melding: Melding, signaal: Signaal | None, joined: Melding | None = None) -> list[Step]:
    """Newest first. Without a signaal the melding is from before each reporter had an own link: it is the first one.

    `joined`: the melding with which it is handled; from then on its public steps are told here too.
    """
    messages = list(Message.objects.filter(melding=melding, visibility=Visibility.REPORTER))
    history = queries.history(melding)
    merged = {line.at for line in history if line.verb == "merged"}
    lines = [line for line in history if _counts(line)]
    steps = [
        _joined(line)
        if line.to_status == Status.CLOSED and line.at in merged
        else _step(line, text=_text(line, messages, signaal))
        for line in lines
    ]
    if joined is not None and merged:
        steps += _steps_of(joined, signaal, since=max(merged))
    steps += [_said(message) for message in messages if _own(message, signaal)]
    if signaal is None or not any(message.direction == Direction.IN for message in messages):
        steps += [_answered(line) for line in queries.history(melding, Visibility.REPORTER) if line.verb == "answered"]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _steps_of(joined: Melding, signaal: Signaal | None, *, since: datetime) -> list[Step]:
    """What happened since with the melding that this one was joined to, and what this reporter said there."""
    steps = [
        Step(line.at, line.public_sentence, "check", line.text if line.visibility == Visibility.PUBLIC else "")
        for line in queries.history(joined)
        if line.to_status and line.at > since
    ]
    messages = Message.objects.filter(melding=joined, visibility=Visibility.REPORTER, direction=Direction.IN)
    return steps + [_said(message) for message in messages if _own(message, signaal)]


def _joined(line: HistoryEntry) -> Step:
    return Step(line.at, _("Joined to another report about the same thing"), "link")


def photos(melding: Melding, signaal: Signaal | None) -> list[Attachment]:
    """The photos this reporter may see: of the first one all, of the others what is public or of our own people."""
    shown = queries.photos(melding, Visibility.PUBLIC, Visibility.REPORTER)
    if is_first(signaal):
        return shown
    return [photo for photo in shown if photo.visibility == Visibility.PUBLIC or by_staff(photo.by)]


def is_first(signaal: Signaal | None) -> bool:
    return signaal is None or signaal.first


def question(melding: Melding, signaal: Signaal | None) -> str:
    """What we wait for an answer to; "" when the question was for somebody else, or there is none."""
    if melding.status != "waiting_reporter":
        return ""
    asked = [line for line in queries.history(melding) if line.to_status == "waiting_reporter"]
    if not asked:
        return ""
    messages = list(Message.objects.filter(melding=melding, at=asked[-1].at))
    return _text(asked[-1], messages, signaal)


def _counts(line: HistoryEntry) -> bool:
    if line.verb == "answered":
        return False
    return line.visibility in (Visibility.PUBLIC, Visibility.REPORTER) or bool(line.to_status)


def _text(line: HistoryEntry, messages: list[Message], signaal: Signaal | None) -> str:
    """The words of a step, unless they were meant for other reporters only."""
    if line.visibility == Visibility.PUBLIC:
        return line.text
    if line.visibility != Visibility.REPORTER:
        return ""
    told = {message.signaal for message in messages if message.direction == Direction.OUT and message.at == line.at}
    if signaal is None or not told:
        return line.text if is_first(signaal) or by_staff(line.by) else ""
    return line.text if signaal.key in told else ""


def _step(line: HistoryEntry, *, text: str) -> Step:
    if line.verb in TITLES:
        title = TITLES[line.verb]
    else:
        title = line.public_sentence or _("A message from us")
    return Step(line.at, title, ICONS.get(line.verb, "check"), text)


def _own(message: Message, signaal: Signaal | None) -> bool:
    return message.direction == Direction.IN and signaal is not None and message.signaal == signaal.key


def _said(message: Message) -> Step:
    return Step(message.at, _("You answered"), "message-circle", message.text, own=True)


def _answered(line: HistoryEntry) -> Step:
    return Step(line.at, _("You answered"), "message-circle", line.text, own=True)
