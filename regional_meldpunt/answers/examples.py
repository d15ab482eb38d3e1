"""A text as a reporter would read it: filled with a report that never was."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.notifications.senders import sender_of
from regional_meldpunt.answers import links
from regional_meldpunt.answers.words import Words, fill
from regional_meldpunt.meldingen import melding_number


def example(schema: str, words: Words, language: str) -> Words:
    """The words with every place filled."""
    sender = sender_of(schema)
    number = f"{melding_number.prefix(schema)}-7K4M-2Q9"
    with translation.override(language):
        name = "Gust Vercruysse"
        facts = {
            "greeting": _("Dear {name},").format(name=name),
            "name": name,
            "number": number,
            "category": _("Hole in the road"),
            "place": _("Market square 1"),
            "sentence": _("Somebody is on the way."),
            "said": _("We come on Tuesday morning. Please leave the pavement free."),
            "link": f"{links.address(schema)}/meldingen/{number}/…",
            "municipality": sender.full_name,
            "phone": sender.phone,
            "website": links.following(schema),
        }
    return Words(fill(words.subject, facts), fill(words.text, facts))
