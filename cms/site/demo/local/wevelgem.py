from cms.site.demo.local_shared import (
    council,
    culture,
    digipoint,
    library,
    market,
    pool,
    reading,
    recycling,
    repair_cafe,
    social,
    sport,
)
from cms.site.demo.shapes import EventText, Local

LOCAL = Local(
    line=22,
    scene="fields",
    places=(
        library("Bibliotheek Wevelgem", "Cultuurpad 1", (100, 160), "city library"),
        social("OCMW Wevelgem", "Deken Jonckheerestraat 9", (-60, 90)),
        recycling("Kleine Molen 60", (1300, -200)),
        sport("Sportcentrum Wevelgem", "Lauwestraat 53", (200, -500)),
        pool("Zwembad Wevelgem", "Lauwestraat 55", (210, -510)),
        culture("CC Guldenberg", "Acaciastraat 3", (300, 240)),
    ),
    events=(
        market(2, "Sint-Hilariusplein"),
        EventText(
            "luchthaven-open",
            "Kijkdag aan de luchthaven",
            "Vliegtuigen van dichtbij, met uitleg.",
            "neighbourhood",
            17,
            "10:00",
            "16:00",
            weekday=6,
            place_text="Luchthavenstraat",
        ),
        repair_cafe(5),
        reading(),
        digipoint(2),
        council(4),
    ),
    people=(
        ("Els Pattyn", "Diensthoofd Burgerzaken", "Burgerzaken"),
        ("Noor Claeys", "Maatschappelijk werker", "Sociaal Huis"),
        ("Frederik Gesquière", "Bibliothecaris", "Bibliotheek"),
    ),
    parts=("sought", "now", "news", "themes", "neighbours"),
    services={"Sociaal Huis": "OCMW Wevelgem"},
)
