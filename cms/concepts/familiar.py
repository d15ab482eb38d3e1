"""From u to je: what a municipality that says je reads when nobody wrote the je-variant. Marked as made by machine.

It knows the grammar that fiches use: the verb after je loses its t, “u” after a preposition becomes jou, uw becomes je.
"""

import re

IRREGULAR = dict(
    pair.split(":")
    for pair in [
        "bent:ben",
        "hebt:heb",
        "heeft:heb",
        "kunt:kun",
        "kan:kan",
        "wilt:wil",
        "zult:zul",
        "mag:mag",
        "zou:zou",
        "gaat:ga",
        "staat:sta",
        "slaat:sla",
        "doet:doe",
        "ziet:zie",
        "wordt:word",
        "vindt:vind",
        "houdt:houd",
        "rijdt:rijd",
        "meldt:meld",
        "was:was",
        "had:had",
        "kreeg:kreeg",
        "moest:moest",
        "kon:kon",
        "wou:wou",
        "wilde:wilde",
        "werd:werd",
        "laadt:laad",
        "dient:dien",
        "scheidt:scheid",
    ]
)
STEM_IN_T = frozenset(
    [
        "moet",
        "laat",
        "weet",
        "zit",
        "zet",
        "eet",
        "verlaat",
        "sluit",
        "wacht",
        "haat",
        "start",
        "praat",
        "verwacht",
        "plant",
        "past",
        "kost",
        "rust",
        "stort",
        "besluit",
        "bezit",
        "schat",
        "vergeet",
        "niet",
        "dat",
        "wat",
        "met",
        "uit",
        "het",
    ]
)
PREPOSITIONS = "aan|bij|door|met|naar|op|over|tegen|tot|van|voor|zonder|naast|achter|tussen|onder|om"
INVERTED = re.compile(r"\b([A-Za-zëïéèö]+) u\b(?! zelf)")
AFTER_PREPOSITION = re.compile(rf"\b({PREPOSITIONS}) u\b(?=[\s.,;:!?]|$)", re.I)


def familiar(text: str) -> str:
    if not re.search(r"\b[Uu]w?\b|\b[Uu]zelf\b", text):
        return text
    done = re.sub(r"\buzelf\b", "jezelf", text)
    done = re.sub(r"\bUzelf\b", "Jezelf", done)
    done = AFTER_PREPOSITION.sub(r"\1 jou", done)
    done = INVERTED.sub(_turned, done)
    done = re.sub(r"\bu (bent|hebt|heeft|kunt|wilt|zult)\b", _straight, done)
    done = re.sub(r"\bU (bent|hebt|heeft|kunt|wilt|zult)\b", _straight, done)
    done = re.sub(r"\buw\b", "je", done)
    done = re.sub(r"\bUw\b", "Je", done)
    return re.sub(r"\bU\b", "Je", re.sub(r"\bu\b", "je", done))


def _straight(found: re.Match[str]) -> str:
    verb = {"heeft": "hebt"}.get(found[1], found[1])
    return f"{'Je' if found[0][0] == 'U' else 'je'} {verb}"


def _turned(found: re.Match[str]) -> str:
    return f"{_stem(found[1])} je"


def _stem(verb: str) -> str:
    low = verb.lower()
    done = IRREGULAR.get(low)
    if done is None:
        done = low if low in STEM_IN_T or not low.endswith("t") or not _is_verb(low) else low[:-1]
    return done.capitalize() if verb[0].isupper() else done


def _is_verb(low: str) -> bool:
    """Words in -t before u that are no verb: they stand before a clause (“omdat u”, “niet u”)."""
    return low not in {
        "omdat",
        "zodat",
        "opdat",
        "voordat",
        "nadat",
        "totdat",
        "doordat",
        "dat",
        "wat",
        "niet",
        "met",
        "uit",
        "ooit",
    }
