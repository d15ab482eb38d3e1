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
    line=21,
    scene="hills",
    places=(
        library("Bibliotheek Wervik", "Speiestraat 15", (90, -40)),
        social("Sociaal Huis", "Steenakker 30", (-150, 200)),
        recycling("Laagweg 51", (1100, 300)),
        sport("Sporthal Ter Leie", "Speiestraat 45", (130, -160)),
        culture("Ontmoetingscentrum De Gaper", "Koestraat 65", (-80, 60)),
        PlaceText(
            "tabaksmuseum",
            "tourism",
            "Museum van de tabak",
            "Koestraat 63",
            (-85, 55),
            "tourism",
            49,
            summary="Een molen, een tuin en het verhaal van een plant.",
        ),
    ),
    events=(
        market(5, "Sint-Maartensplein"),
        repair_cafe(6),
        reading(),
        EventText(
            "molendag",
            "De molen draait",
            "De molenaar laat u binnen als de wind goed zit.",
            "culture",
            14,
            "13:30",
            "17:00",
            weekday=6,
            place="tabaksmuseum",
            repeat="monthly_weekday",
        ),
        digipoint(4),
        council(0),
    ),
    people=(
        ("Carine Bouckaert", "Verantwoordelijke Burgerzaken", "Burgerzaken"),
        ("Ruben Vermeersch", "Maatschappelijk werker", "Sociaal Huis"),
        ("Lotte Hennion", "Medewerker Toerisme", "Vrije tijd"),
    ),
)
