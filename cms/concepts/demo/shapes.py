"""How a demo concept is written down: short here, complete as content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cms.concepts.content import Content, normal

Pairs = tuple[tuple[str, str], ...]
FREE: Pairs = (("Gratis", ""),)


@dataclass(frozen=True)
class Desk:
    """Who does it in a town hall, how long it takes, and where."""

    service: str = "Burgerzaken"
    time: int = 10
    unit: str = "minutes"
    counter: str = "counter"
    online: str = ""
    phone: bool = True


@dataclass(frozen=True)
class Product:
    name: str
    text: str
    name_fr: str
    text_fr: str
    words: str
    kind: str = "Bewijs"
    theme: str = "BurgerOverheid"
    also: str = ""
    needs: Pairs = ()
    steps: Pairs = ()
    costs: Pairs = ()
    benefits: Pairs = ()
    term: str = ""
    more: str = ""
    different: tuple[str, ...] = ()
    law: str = ""
    sites: Pairs = ()
    who: tuple[str, ...] = ("Burger",)
    level: str = "Lokaal"
    by: str = ""
    must: bool = False
    desk: Desk = field(default_factory=Desk)

    def content(self) -> Content:
        """With the authority of the region; a municipality puts its own name in its place."""
        more = "\n\n".join(filter(None, [f"Termijn: {self.term}" if self.term else "", self.more]))
        return normal(
            {
                "naam": {"nl": self.name, "fr": self.name_fr},
                "beschrijving": {"nl": self.text, "fr": self.text_fr},
                "verdereBeschrijving": {"nl": more},
                "uitzonderingen": {"nl": "\n".join(f"- {line}" for line in self.different)},
                "regelgevingTekst": {"nl": self.law},
                "type": self.kind,
                "themas": [self.theme, self.also],
                "doelgroepen": list(self.who),
                "zoektermen": [word.strip() for word in self.words.split(",")],
                "voorwaarden": _items(self.needs),
                "procedures": _items(self.steps),
                "kosten": _items(self.costs),
                "financieleVoordelen": _items(self.benefits),
                "websites": [{"naam": name, "url": url} for name, url in self.sites],
                "bevoegdBestuursniveaus": [self.level],
                "bevoegdeOverheden": [self.by or AUTHORITY[self.level]],
                "uitvoerendBestuursniveaus": ["Lokaal"],
                "geografischToepassingsgebieden": ["BE254"],
                "talen": ["nl"],
            }
        )


AUTHORITY: Mapping[str, str] = {
    "Lokaal": "Gemeente",
    "Vlaams": "Vlaamse overheid",
    "Federaal": "Federale overheid",
    "Provinciaal": "Provincie West-Vlaanderen",
}


def _items(pairs: Pairs) -> list[dict[str, Any]]:
    return [{"naam": name, "beschrijving": text} for name, text in pairs]
