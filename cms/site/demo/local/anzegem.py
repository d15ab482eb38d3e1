from cms.site.demo.local_shared import (
    council,
    culture,
    digipoint,
    library,
    market,
    reading,
    recycling,
    repair_cafe,
    social,
    sport,
)
from cms.site.demo.shapes import EventText, Local, PlaceText

LOCAL = Local(
    line=11,
    scene="hills",
    places=(
        library("Bibliotheek Anzegem", "Landergemstraat 1", (180, 90), "library"),
        social("Sociaal Huis", "Wortegemstraat 12", (260, -60)),
        recycling("Berglaan 40", (900, -700), "small recycling"),
        sport("Sporthal De Linde", "Landergemstraat 5", (220, 160)),
        culture("Ontmoetingscentrum De Stringe", "Kerkdreef 4", (-90, 40)),
        PlaceText(
            "stormeplaats",
            "park",
            "Speelbos Tiegem",
            "Tiegembergpark",
            (-2600, -2100),
            "none",
            0,
            summary="Klimmen, ravotten en een picknicktafel onder de beuken. Altijd open.",
        ),
    ),
    events=(
        market(3, "Dorpsplein"),
        repair_cafe(5),
        EventText(
            "tiegemberg-bij-avond",
            "Tiegemberg bij avond",
            "Wandelen met een lantaarn, daarna warme chocolademelk.",
            "sport",
            11,
            "18:30",
            "21:00",
            weekday=4,
            place_text="Kapel op de Tiegemberg",
        ),
        reading(),
        digipoint(1),
        council(1),
    ),
    people=(
        ("Hilde Coussens", "Verantwoordelijke Burgerzaken", "Burgerzaken"),
        ("Wouter Decock", "Maatschappelijk werker", "Sociaal Huis"),
        ("Kaat Opsomer", "Omgevingsambtenaar", "Omgeving"),
    ),
)
