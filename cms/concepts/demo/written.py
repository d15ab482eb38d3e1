# ruff: noqa: E501 - texts of the demo
"""Pages, alerts and texts that the region of the demo wrote once; the first page changed since."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.timezone import now

from cms.concepts import actions
from cms.concepts.content import name_of, normal
from cms.concepts.kinds import ALERT, PAGE, TEXT
from cms.concepts.models import Concept
from foundation.identity.actor import Actor

BY = Actor.system("demo")
DIGITAL: dict[str, Any] = {
    "naam": {"nl": "Hulp bij digitale zaken", "fr": "Aide pour les démarches numériques"},
    "samenvatting": {
        "nl": "Lukt het niet met computer of telefoon? In een digipunt helpt iemand u gratis.",
        "fr": "Vous avez du mal avec un ordinateur ou un téléphone ? Dans un digipunt, on vous aide gratuitement.",
    },
    "tekst": {
        "nl": "In een **digipunt** zit iemand die u helpt. U brengt uw eigen toestel mee, of u gebruikt een computer daar.\n\nU leert er:\n\n- een formulier invullen\n- een mail sturen\n- uw eigen documenten bekijken",
        "fr": "Dans un **digipunt**, quelqu’un vous aide. Apportez votre appareil ou utilisez un ordinateur sur place.\n\nVous y apprenez à :\n\n- remplir un formulaire\n- envoyer un e-mail\n- consulter vos documents",
    },
    "delen": [
        {
            "naam": {"nl": "Wat brengt u mee?", "fr": "Que devez-vous apporter ?"},
            "beschrijving": {
                "nl": "Uw identiteitskaart en de pincode. Hebt u itsme? Breng dan ook uw telefoon mee.",
                "fr": "Votre carte d’identité et votre code PIN. Vous avez itsme ? Apportez aussi votre téléphone.",
            },
        }
    ],
}
QUIET: dict[str, Any] = {
    "naam": {"nl": "Vuurwerk en stilte", "fr": "Feux d’artifice et silence"},
    "samenvatting": {
        "nl": "Vuurwerk is niet overal toegelaten. Vraag het eerst.",
        "fr": "Les feux d’artifice ne sont pas autorisés partout. Demandez d’abord.",
    },
    "tekst": {
        "nl": "Vuurwerk maakt dieren en mensen bang. Wilt u toch vuurwerk afsteken? Vraag dan eerst toelating aan uw gemeente.",
        "fr": "Les feux d’artifice font peur aux animaux et aux gens. Demandez d’abord l’autorisation à votre commune.",
    },
}
POWER: dict[str, Any] = {
    "naam": {"nl": "Stroom uitgevallen", "fr": "Panne de courant"},
    "boodschap": {
        "nl": "De netbeheerder herstelt de stroom. Zet toestellen uit en laat één lamp aan.",
        "fr": "Le gestionnaire du réseau répare la panne. Éteignez vos appareils et laissez une lampe allumée.",
    },
    "ernst": "warning",
}
PRIVACY: dict[str, Any] = {
    "naam": {"nl": "Iets niet duidelijk?", "fr": "Quelque chose n’est pas clair ?"},
    "tekst": {
        "nl": "Bel ons of kom langs. Een medewerker legt het u graag uit.",
        "fr": "Appelez-nous ou passez au guichet. Un collaborateur vous l’explique volontiers.",
    },
    "plaats": "pages",
}
WRITTEN = ((PAGE, DIGITAL), (PAGE, QUIET), (ALERT, POWER), (TEXT, PRIVACY))
CHANGED = {
    "naam": {"nl": "Is het gratis?", "fr": "Est-ce gratuit ?"},
    "beschrijving": {"nl": "Ja. Afdrukken kan een kleine som kosten.", "fr": "Oui. Une impression peut être payante."},
}


def load() -> None:
    """As the owner. What is there already is left alone."""
    at = now()
    for number, (kind, content) in enumerate(WRITTEN, start=1):
        tidy = normal(content, kind)
        if not Concept.objects.filter(kind=kind, name=name_of(tidy)).exists():
            made = actions.write(None, tidy, productnummer=f"{kind}-{number}", mandatory=False, by=BY, at=at, kind=kind)
            actions.publish(made, why="", by=BY, at=at)


def news(at: datetime | None = None) -> None:
    """What the region changed after the municipalities took the page over."""
    concept = Concept.objects.filter(kind=PAGE, name=name_of(DIGITAL), published=1).first()
    if concept is not None:
        concept.content = normal({**concept.content, "delen": [*concept.content.get("delen", []), CHANGED]}, PAGE)
        concept.save(update_fields=["content"])
        actions.publish(concept, why="Veel mensen vragen of een digipunt iets kost.", by=BY, at=at or now())
