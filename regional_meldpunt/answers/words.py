"""The common words of every message: each template for mail, text message, letter and telephone.

A text has places to fill, such as `{number}`. Facts about the melding are filled when the message is written, so that
the timeline tells what was said; what only the reporter may read (`OPEN`) stays open until the message leaves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

PLACE = re.compile(r"\{([a-z_]+)\}")
BLANK_LINES = re.compile(r"\n{3,}")
CHANNELS = ("mail", "sms", "letter", "callback")
LANGUAGES = ("nl", "fr")
OPEN = frozenset({"greeting", "name", "link"})

TEMPLATES: dict[str, Promise | str] = {
    "received": pgettext_lazy("template", "Received"),
    "following": pgettext_lazy("template", "Follows the report from now on"),
    "status": pgettext_lazy("template", "News: another step"),
    "reply": pgettext_lazy("template", "Message of a case worker"),
    "question": pgettext_lazy("template", "Question to the reporter"),
    "merged": pgettext_lazy("template", "Joined to a report of somebody else"),
    "rejected": pgettext_lazy("template", "Not taken on"),
    "done": pgettext_lazy("template", "Done, with the question whether it is solved"),
}

PLACES: dict[str, Promise | str] = {
    "greeting": gettext_lazy("The salutation, with the name when we know it"),
    "name": gettext_lazy("The name of the reporter, when we know it"),
    "number": gettext_lazy("The number of the report"),
    "category": gettext_lazy("What the report is about"),
    "place": gettext_lazy("Where it is"),
    "sentence": gettext_lazy("What the step means, in one sentence"),
    "said": gettext_lazy("What the case worker typed"),
    "link": gettext_lazy("The reporter's own link: only in a mail or a text message"),
    "municipality": gettext_lazy("Who sends it, such as Stad Kortrijk"),
    "phone": gettext_lazy("The telephone number of the municipality"),
    "website": gettext_lazy("The address where anybody can follow a number"),
}

SUBJECTS: dict[str, Promise | str] = {
    "received": gettext_lazy("We received your report {number}"),
    "following": gettext_lazy("You follow report {number}"),
    "status": gettext_lazy("News about your report {number}"),
    "reply": gettext_lazy("A message about your report {number}"),
    "question": gettext_lazy("A question about your report {number}"),
    "merged": gettext_lazy("Your report {number} was joined to another"),
    "rejected": gettext_lazy("We cannot take on your report {number}"),
    "done": gettext_lazy("Your report {number} is done"),
}

BODIES: dict[str, Promise | str] = {
    "received": gettext_lazy("Thank you for your report. We received it and look at it."),
    "following": gettext_lazy("You follow this report from now on. We tell you what happens with it."),
    "status": "{sentence}\n\n{said}",
    "reply": "{said}",
    "question": gettext_lazy("We have a question for you, so that we can go on:\n\n{said}"),
    "merged": gettext_lazy(
        "Somebody else reported the same. We handle both reports together. You hear from us when it is done."
    ),
    "rejected": gettext_lazy("We cannot take on this report.\n\n{said}"),
    "done": gettext_lazy("Your report was handled. It is done.\n\n{said}"),
}

INVITATIONS: dict[str, Promise | str] = {
    "question": gettext_lazy("Answer this mail, or answer with this link:"),
    "done": gettext_lazy("Is it solved? Tell us with this link, also when it is not:"),
    "rejected": gettext_lazy("Do you see it differently? Tell us with this link:"),
}
INVITATION = gettext_lazy("Follow your report, answer us, add a photo or withdraw it with this link:")

IN_SHORT: dict[str, Promise | str] = {
    "received": gettext_lazy("we received your report {number}. Follow it: {link}"),
    "following": gettext_lazy("you follow report {number}: {link}"),
    "status": gettext_lazy("report {number}: {sentence} {said} {link}"),
    "reply": gettext_lazy("about your report {number}: {said} {link}"),
    "question": gettext_lazy("a question about your report {number}: {said} Answer here: {link}"),
    "merged": gettext_lazy("somebody else reported the same as {number}. You hear from us when it is done. {link}"),
    "rejected": gettext_lazy("we cannot take on report {number}. {said} {link}"),
    "done": gettext_lazy("your report {number} is done. {said} Solved or not? Tell us: {link}"),
}

AFTER_LETTER: dict[str, Promise | str] = {
    "question": gettext_lazy(
        "You can answer by letter, by telephone or at our counter. Please mention the number of your report."
    ),
    "done": gettext_lazy(
        "Is it not solved after all? Write to us or call us, and mention the number of your report. "
        "Then we open it again."
    ),
}
AT_TELEPHONE: dict[str, Promise | str] = {
    "question": gettext_lazy("Type the answer while you listen."),
    "done": gettext_lazy("Ask: is it solved for you? When it is not, say that we open the report again."),
}


@dataclass(frozen=True)
class Words:
    """What goes out over one channel: the subject is empty for a text message."""

    subject: str
    text: str


def common(template: str, channel: str, language: str) -> Words:
    """The words that are used until a municipality writes its own. Raises KeyError for an unknown template."""
    with translation.override(language):
        subject = "" if channel == "sms" else str(SUBJECTS[template])
        return Words(subject, _FRAMES[channel](template))


def _mail(template: str) -> str:
    return _blocks(
        "{greeting}",
        BODIES[template],
        _("Number: {number}\nWhat: {category}\nWhere: {place}"),
        f"{INVITATIONS.get(template, INVITATION)}\n{{link}}",
        _("This link is yours. Do not give it to others."),
        "{municipality}",
    )


def _sms(template: str) -> str:
    return f"{{municipality}}: {IN_SHORT[template]}"


def _letter(template: str) -> str:
    return _blocks(
        "{greeting}",
        BODIES[template],
        _("Number: {number}\nWhat: {category}\nWhere: {place}"),
        AFTER_LETTER.get(template, ""),
        _("You can see where your report stands at {website}. Type its number there. You can also call us: {phone}."),
        _("Kind regards,"),
        "{municipality}",
    )


def _callback(template: str) -> str:
    return _blocks(
        _(
            "Good day {name}, I am calling for {municipality}. You told us about something. "
            "Your report has the number {number}. It is about: {category}, {place}."
        ),
        BODIES[template],
        AT_TELEPHONE.get(template, ""),
        _("Ask at the end: do you have a question yourself? Thank you for your help."),
    )


_FRAMES = {"mail": _mail, "sms": _sms, "letter": _letter, "callback": _callback}


def _blocks(*parts: Promise | str) -> str:
    return "\n\n".join(str(part) for part in parts if str(part))


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Fill the places for which there is a fact; a line of which every place stays empty disappears.

    Places without a fact stay as they are, so that a text can be filled in two turns.
    """
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        names = [name for name in PLACE.findall(line) if name in facts]
        if names and not any(facts[name] for name in names) and len(names) == len(PLACE.findall(line)):
            continue
        filled = PLACE.sub(lambda found: facts.get(found[1], found[0]), line)
        lines.append(" ".join(filled.split(" ")) if not names else _tidy(filled))
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _tidy(line: str) -> str:
    """What an empty place leaves behind: two spaces, or a space before a comma or a point."""
    return re.sub(r"[ ,]+(?=[.](?:\s|$))| +(?=,)", "", re.sub(r"  +", " ", line)).rstrip()


def unknown_places(text: str) -> list[str]:
    """Words between braces that are no place, in their order."""
    return [name for name in dict.fromkeys(PLACE.findall(text)) if name not in PLACES]


def shown(text: str) -> str:
    """As staff read it on the timeline: what only the reporter gets is named, not given."""
    return fill(text, {"greeting": _("[salutation]"), "name": _("[name]"), "link": _("[own link of the reporter]")})
