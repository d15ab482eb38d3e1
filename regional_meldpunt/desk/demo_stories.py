"""The meldingen of the demo: what people in the region write, and how far it is with each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """`steps` are names of `demo.STEPS`; `minutes` ago it came in."""

    municipality: str
    category: str
    minutes: int
    place: str
    text: str
    point: tuple[float, float]
    side: str = "region"
    steps: tuple[str, ...] = ()
    urgency: str = ""


STORIES: tuple[Story, ...] = (
    Story("wevelgem", "boom-op-de-weg", 31, "Lauwestraat 112",
          "Grote tak over de volledige rijweg, auto's rijden over de stoep.",
          (50.8005, 3.1862), steps=("claim", "call", "go", "under_way", "on_site"), urgency="acute"),
    Story("zwevegem", "glad-wegdek", 26, "Otegemstraat 40",
          "Oliespoor van wel honderd meter, er is al een fietser gevallen.",
          (50.8126, 3.3349), steps=("claim", "call", "go"), urgency="acute"),
    Story("menen", "water-op-straat", 52, "Leiekaai 14",
          "Water op straat, het riool kan het niet slikken.", (50.7945, 3.1203), steps=("claim", "note")),
    Story("waregem", "verkeerslicht", 18, "Stationsplein",
          "Alle lichten knipperen oranje, kinderen steken hier over.", (50.8827, 3.4281), urgency="normal"),
    Story("harelbeke", "put-in-de-weg", 75, "Gentsestraat 60",
          "Diepe put op het fietspad, vlak na de bocht.", (50.8561, 3.3098), steps=("claim",)),
    Story("spiere_helkijn", "water-op-straat", 95, "Oudenaardseweg 3",
          "Le fossé déborde dans notre cour.", (50.7304, 3.3486), steps=("claim", "answer"), urgency="normal"),
    Story("kuurne", "straatlamp-kapot", 130, "Brugsesteenweg 210",
          "Vier straatlampen na elkaar zijn uit, het is er pikdonker.", (50.8512, 3.2855)),
    Story("anzegem", "glas-op-straat", 150, "Wortegemstraat 8",
          "Veel glas op het fietspad na gisterenavond.", (50.8339, 3.4785)),
    Story("deerlijk", "verkeersbord", 210, "Harelbekestraat 77",
          "Verkeersbord ligt plat na de storm.", (50.8532, 3.3543), steps=("claim",)),
    Story("avelgem", "sluikstort", 240, "Doorniksesteenweg 12",
          "Drie zakken en een matras naast de glasbol.", (50.7769, 3.4450), urgency="can_wait"),
    Story("lendelede", "loslopend-dier", 300, "Winkelsestraat 31",
          "Hond zonder halsband loopt al een uur rond bij de school.", (50.8861, 3.2375), steps=("claim",)),
    Story("kortrijk", "putdeksel", 64, "Doorniksewijk 88", "Putdeksel ligt los en klappert bij elke auto.",
          (50.8200, 3.2702), steps=("claim", "note"), urgency="urgent"),
    Story("kortrijk", "losse-stoeptegel", 400, "Sint-Jansstraat 20",
          "Verzakte stoep aan de schoolpoort, mijn dochter is gestruikeld.",
          (50.8262, 3.2678), side="municipality", steps=("claim", "answer")),
    Story("kortrijk", "graffiti", 2900, "Zandbergstraat 4",
          "Graffiti op de fietstunnel, niet fraai voor het station.",
          (50.8236, 3.2629), side="municipality", urgency="can_wait"),
    Story("kortrijk", "straatlamp-kapot", 1500, "Veldstraat 60",
          "Straatlamp knippert de hele nacht.", (50.8312, 3.2591), side="municipality", steps=("claim", "done")),
    Story("wervik", "put-in-de-weg", 1700, "Ooievaarstraat 9",
          "Losse klinkers, je hoort elke auto.", (50.7803, 3.0398), side="municipality"),
    Story("menen", "sluikstort", 2000, "Kortrijkstraat 300",
          "Sluikstort langs de spoorweg, ook asbestplaten denk ik.",
          (50.8010, 3.1357), side="municipality", steps=("claim",)),
)  # fmt: skip
