"""What a mail is probably about, where, and in which language. A guess only: whoever handles it sees that it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from regional_meldpunt.categories.models import Category
from regional_meldpunt.categories.queries import plain
from tenants.places import addresses
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

OTHER = "iets-anders"
SUBJECT_WEIGHT, NAME_WEIGHT = 3, 2
ENOUGH = 2
LOOKED_AT = 3_000
STREET = re.compile(
    r"(?<![\w-])((?:[A-ZÀ-Ý][\w'’.-]*\s){0,3}?(?:[A-ZÀ-Ý][\w'’-]*"
    r"(?:straat|laan|weg|plein|steenweg|dreef|baan|markt|kaai|dijk|hof|pad|lei|kouter|wijk|park|brug|berg|molen|dorp)"
    r"|(?:Rue|Avenue|Chaussée|Place|Quai|Boulevard|Drève|Chemin)\s(?:d[eu]s?\s|de\sla\s|d['’]|l['’])?[A-ZÀ-Ý][\w'’-]*"
    r"(?:\s[A-ZÀ-Ý][\w'’-]*)?|(?:Grote|Kleine)\sMarkt))(?![\w-])"
    r"(?:,?\s*(?:nr\.?|nummer|n°|huisnummer)?\s*(\d{1,4}\s?[a-zA-Z]?(?![\w-])))?"
)
FRENCH = frozenset({"bonjour", "je", "nous", "vous", "rue", "est", "les", "des", "dans", "une", "merci", "sur", "pas"})
DUTCH = frozenset({"beste", "ik", "wij", "u", "de", "het", "een", "is", "op", "niet", "bij", "dank", "geachte", "van"})


@dataclass(frozen=True)
class Spot:
    """Words of a place, and the municipality they name, if they name one."""

    text: str
    postal_code: str
    municipality: MunicipalitySnapshot | None


def category(subject: str, text: str, choices: Sequence[Category]) -> Category | None:
    """The category whose words occur most; of equals in one group the first, the catch-all when it stays unclear."""
    title, body = f" {plain(subject)} ", f" {plain(text[:LOOKED_AT])} "
    scored = sorted(((_score(choice, title, body), choice) for choice in choices), key=lambda pair: -pair[0])
    best = scored[0][0] if scored else 0
    equals = [choice for score, choice in scored if score == best]
    if best >= ENOUGH and len({choice.group_id for choice in equals}) == 1:
        return equals[0]
    return next((choice for choice in choices if choice.slug == OTHER), None)


def _score(choice: Category, title: str, body: str) -> int:
    total = 0
    for words, weight in ((f"{choice.name_nl},{choice.name_fr}", NAME_WEIGHT), (_synonyms(choice), 1)):
        for phrase, length in _phrases(words):
            if phrase in title or phrase in body:
                total += weight * length * (SUBJECT_WEIGHT * _holds(title, phrase) + _holds(body, phrase))
    return total


@lru_cache(maxsize=2_048)
def _phrases(words: str) -> tuple[tuple[str, int], ...]:
    """The phrases of a list with commas, each once, with how many words it has; the same for every mail."""
    phrases = {plain(part) for part in words.split(",")}
    return tuple((phrase, len(phrase.split())) for phrase in sorted(phrases) if len(phrase) >= 3)


def _synonyms(choice: Category) -> str:
    return f"{choice.synonyms_nl},{choice.synonyms_fr}"


def _holds(text: str, phrase: str) -> bool:
    """The phrase as it is, or in the plural that only adds to it."""
    return f" {phrase} " in text or f" {phrase}s " in text or f" {phrase}en " in text


def spot(*texts: str) -> Spot:
    """The first street with its number, and the municipality that the words name."""
    joined = "\n".join(texts)[:LOOKED_AT]
    hint = addresses.read(joined, hosts.municipalities())
    found = STREET.search(joined)
    street = " ".join(part for part in (found[1], found[2]) if part) if found else ""
    town = hint.municipality.name if hint.municipality else ""
    code = hint.postal_code if hint.municipality else ""
    place = ", ".join(part for part in (" ".join(street.split()), f"{code} {town}".strip()) if part)
    return Spot(place[:300], code, hint.municipality)


def language(subject: str, text: str) -> str:
    """ "fr" when the words are French, else "nl"."""
    words = plain(f"{subject} {text[:LOOKED_AT]}").split()
    french = sum(word in FRENCH for word in words)
    return "fr" if french > sum(word in DUTCH for word in words) else "nl"
