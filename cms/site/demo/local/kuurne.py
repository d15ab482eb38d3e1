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
    line=16,
    scene="fields",
    places=(
        library("Bibliotheek Kuurne", "Boomgaardstraat 87", (-90, 170)),
        social("Sociaal Huis", "Kortrijksestraat 48", (-60, -110)),
        recycling("Ringlaan 101", (800, -600)),
        sport("Sportcentrum Kuurne", "Harelbeeksestraat 110", (500, 80)),
        culture("Ontmoetingscentrum De Kubus", "Boomgaardstraat 85", (-85, 165)),
        PlaceText(
            "hippodroom",
            "park",
            "Park van de hippodroom",
            "Vijverhoek",
            (-600, 300),
            "none",
            0,
            summary="Gras, bomen en een lus van twee kilometer. Altijd open.",
        ),
    ),
    events=(
        market(4, "Marktplein"),
        EventText(
            "ezelstoet",
            "Ezelstoet",
            "Ezels, wagens en muziek door het dorp.",
            "culture",
            21,
            "14:30",
            "18:00",
            weekday=6,
            place_text="Marktplein",
        ),
        repair_cafe(6),
        reading(),
        digipoint(0),
        council(3),
    ),
    people=(
        ("Veerle Callens", "Verantwoordelijke Burgerzaken", "Burgerzaken"),
        ("Thomas Nolf", "Maatschappelijk werker", "Sociaal Huis"),
        ("Amina Haddad", "Medewerker Vrije tijd", "Vrije tijd"),
    ),
    parts=("now", "sought", "news", "themes", "neighbours"),
)
