"""Numbers of meldingen that people write in a mail."""

from __future__ import annotations

import re

from regional_meldpunt.meldingen import melding_number

WRITTEN = re.compile(r"(?<![A-Za-z0-9])(?=([A-Za-z]{3}[\s\-–.]?[2-9A-Za-z]{4}[\s\-–.]?[2-9A-Za-z]{3})(?![A-Za-z0-9]))")
LOOKED_AT = 20_000


def named(*texts: str) -> tuple[str, ...]:
    """Every genuine number in these texts, in order. The check letter keeps plates and words out."""
    found: dict[str, None] = {}
    for text in texts:
        for match in WRITTEN.finditer(text[:LOOKED_AT]):
            written = match[1]
            if not any(character.isdigit() for character in written) and "-" not in written:
                continue  # ten letters in a row are a word
            number = melding_number.normalise(re.sub(r"[^A-Za-z0-9]", "", written))
            if number:
                found[number] = None
    return tuple(found)
