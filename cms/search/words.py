"""Words that people use for the same thing. Asking for one also finds the other."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from cms.search.documents import folded, words_of

MOST_GROUPS = 500
MOST_OTHERS = 11
ALIKE = 0.8
TO_BEGIN_WITH = """\
identiteitskaart, eid, id-kaart, id kaart, pas, paspoortje, idkaart, carte d'identite
reispas, paspoort, internationaal paspoort, passeport
trouwen, huwelijk, huwen, bruiloft, trouw, ondertrouw, mariage
verhuizen, verhuis, verhuizing, adreswijziging, adres, woonst, demenagement
geboorte, bevalling, baby, geboren, kindje, naissance
overlijden, overleden, dood, sterven, sterfgeval, begrafenis, uitvaart
rijbewijs, rijbewijzen, autorijden, permis de conduire
vuilnis, afval, huisvuil, vuilzak, vuil, restafval, kliko, vuilbak, container, vuilkar, dechets
grof vuil, grofvuil, grof huisvuil, groot huisvuil
containerpark, recyclagepark, milieupark, stort, parc a conteneurs
bouwvergunning, omgevingsvergunning, verbouwen, bouwen, aanbouw, veranda, permis de batir, permis de construire
boom, bomen, kappen, vellen
ocmw, sociaal huis, sociale dienst, maatschappelijk werker
leefloon, uitkering, bestaansminimum, steun, geen geld
thuiszorg, thuishulp, gezinszorg, poetshulp, poetsvrouw, kuisvrouw
kinderopvang, creche, opvang, onthaalouder, kribbe
gezinssamenstelling, samenstelling van gezin, attest
strafregister, goed gedrag en zeden, uittreksel strafregister, bewijs van goed zedelijk gedrag
parkeerkaart, handicap, gehandicaptenkaart, invalide
bewonerskaart, parkeren, bewonersparkeren
straatverlichting, straatlamp, lantaarn, lantaarnpaal, verlichting
kapot, stuk, defect
sluikstort, zwerfvuil, illegaal dumpen
scheiden, echtscheiding, uit elkaar
samenwonen, wettelijk samenwonen, samenwonend
nationaliteit, belg worden, naturalisatie
vakantiewerk, jobstudent, speelplein
schooltoeslag, schooltoelage, studietoelage, studiebeurs, schoolpremie, school premie
premie, toelage, subsidie, tegemoetkoming
huur, huren, huurwoning, sociale woning
energie, gas, elektriciteit, stookolie, verwarming
ziekte, mantelzorg, verzorgen, zorg
feest, evenement, fuif, straatfeest, buurtfeest, barbecue, bbq
bibliotheek, bieb, bib, bibliotheque
fiets, velo
kermis, foor, markt
aangifte, aangeven
wifi, computer, digitaal, itsme, digipunt
"""
"""The list of the region until its coordinator writes another one."""

ORDINARY = frozenset(
    {
        "aanvraag",
        "aanvragen",
        "aangevraagd",
        "regelen",
        "krijgen",
        "zoeken",
        "vinden",
        "nodig",
        "info",
        "informatie",
        "formulier",
        "hoe",
        "waar",
        "wanneer",
        "wat",
        "wie",
        "kan",
        "kunnen",
        "moet",
        "moeten",
        "ik",
        "mijn",
        "wij",
        "onze",
        "de",
        "het",
        "een",
        "van",
        "voor",
        "naar",
        "comment",
        "demande",
        "demander",
    }
)
"""Said with everything, so nothing is found by them while another word says what it is about."""

Groups = tuple[tuple[str, ...], ...]


def groups(*texts: str) -> Groups:
    """A line is a group; words are parted by commas."""
    found = []
    for line in (line for text in texts for line in text.splitlines()):
        group = tuple(dict.fromkeys(word for word in (folded(part) for part in line.split(",")) if word))
        if len(group) > 1:
            found.append(group)
    return tuple(found[:MOST_GROUPS])


def others(word: str, listed: Groups) -> list[str]:
    """What else people call it."""
    found = [other for group in listed if word in group for other in group if other != word]
    return list(dict.fromkeys(found))[:MOST_OTHERS]


def parts(question: str, listed: Groups) -> list[list[str]]:
    """Per part of the question, the part and its other names. A name of several words is one part."""
    words, found = words_of(question), []
    longest = max((len(name.split()) for group in listed for name in group), default=1)
    while words:
        for size in range(min(longest, len(words)), 0, -1):
            name = " ".join(words[:size])
            names = others(name, listed)
            if names or size == 1:
                found.append([name, *names])
                words = words[size:]
                break
    return found


def telling(named: list[list[str]]) -> list[list[str]]:
    """Without the words that are said with everything, unless nothing else was said."""
    return [names for names in named if names[0] not in ORDINARY] or named


def closest(question: str, known: Iterable[str]) -> str:
    """The question with each unknown word replaced by the known one it looks like; empty when nothing was replaced."""
    vocabulary = {word for text in known for word in words_of(text) if len(word) > 3}
    words = words_of(question)
    better = [
        word if word in vocabulary else (get_close_matches(word, vocabulary, 1, ALIKE) or [word])[0] for word in words
    ]
    return " ".join(better) if better != words else ""
