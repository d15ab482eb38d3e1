"""How easily a Dutch text reads, and which sentences to look at. A help for who writes, never a judge.

The figure is the reading ease of Flesch as Douma fitted it to Dutch (W.H. Douma, De leesbaarheid van landbouwbladen,
Wageningen 1960):

    206.84 - 0.77 * (syllables per 100 words) - 0.93 * (words per sentence)

100 is very easy; Douma calls 60 to 70 "normal" and 70 to 80 "fairly easy". We ask for 60, about what B1 texts reach,
and point at long sentences, long words and the passive. Syllables are counted as groups of vowels, in which a
diaeresis begins a new one: close enough for an average, not for a dictionary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

LONG_SENTENCE = 20  # words
LONG_WORD = 18  # letters
EASY = 60.0
LEAST_WORDS = 20
SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+|(?<=:)\s*\n")
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ]+)*")
DIPHTHONGS = "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|ai|oi"
SOUND = re.compile(rf"[äëïöü]|{DIPHTHONGS}|[aeiouyáàâéèêíìîóòôúùû]", re.I)
BECOMES = {"word", "wordt", "worden", "werd", "werden", "geworden"}
HAS_BEEN = {"is", "zijn", "was", "waren"}
PARTICIPLE = re.compile(r"^(?:ge|be|ver|ont|her|aange|afge|uitge|inge|opge|meege|doorge|toege|voorge)\w{3,}(?:d|t|en)$")
NO_PARTICIPLE = {
    "geen",
    "gemeenten",
    "beiden",
    "bestanden",
    "gebouwen",
    "gegevens",
    "gezinnen",
    "gevallen",
    "verschillen",
}


@dataclass(frozen=True)
class Hint:
    """`kind` is sentence, word or passive; `words` is what it is about."""

    kind: str
    words: str
    size: int = 0


@dataclass(frozen=True)
class Reading:
    words: int
    sentences: int
    ease: float | None
    hints: tuple[Hint, ...]

    @property
    def easy(self) -> bool:
        return self.ease is None or self.ease >= EASY


def syllables(word: str) -> int:
    return max(1, len(SOUND.findall(word)))


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.split(text) if part and WORD.search(part)]


def ease(words: list[str], number_of_sentences: int) -> float:
    sounds = sum(map(syllables, words))
    return round(206.84 - 0.77 * (100 * sounds / len(words)) - 0.93 * (len(words) / number_of_sentences), 1)


def read(text: str, *, most: int = 12) -> Reading:
    """The figure, when there are words enough for an average, and what to look at first."""
    parts = sentences(text[:50_000])
    words = [word for part in parts for word in WORD.findall(part)]
    found = [*_long_sentences(parts), *_passives(parts), *_long_words(words)]
    figure = ease(words, len(parts)) if len(words) >= LEAST_WORDS else None
    return Reading(len(words), len(parts), figure, tuple(found[:most]))


def _long_sentences(parts: list[str]) -> list[Hint]:
    sizes = ((part, len(WORD.findall(part))) for part in parts)
    return [Hint("sentence", _start(part), size) for part, size in sizes if size > LONG_SENTENCE]


def _long_words(words: list[str]) -> list[Hint]:
    long = dict.fromkeys(word for word in words if max(map(len, re.split("[-'’]", word))) >= LONG_WORD)
    return [Hint("word", word, len(word)) for word in long]


def _passives(parts: list[str]) -> list[Hint]:
    return [Hint("passive", _start(part)) for part in parts if _passive(part)]


def _passive(part: str) -> bool:
    """A form of worden with a past participle, or "is ... geworden door": the doer is hidden."""
    words = [word.lower() for word in WORD.findall(part)]
    participles = [word for word in words if PARTICIPLE.match(word) and word not in NO_PARTICIPLE]
    if BECOMES & set(words) and participles:
        return True
    followed = any(first in participles and second == "door" for first, second in pairwise(words))
    return bool(HAS_BEEN & set(words)) and followed


def _start(part: str) -> str:
    return part if len(part) <= 90 else f"{part[:87].rstrip()}…"
