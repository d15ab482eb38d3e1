from cms.site.demo.local_shared import council, culture, library, reading, recycling, repair_cafe, social, sport
from cms.site.demo.shapes import EventText, Local

LOCAL = Local(
    line=17,
    scene="hills",
    places=(
        library("Bibliotheek Lendelede", "Dorpsplein 5", (40, 40), "small library"),
        social("Sociaal Huis", "Stationsstraat 11", (110, -80)),
        recycling("Heulsestraat 87", (-500, -600), "small recycling"),
        sport("Sporthal De Fenix", "Izegemsestraat 14", (60, 500)),
        culture("Ontmoetingscentrum Den Tap", "Burgemeester Dussartlaan 4", (-100, 120)),
    ),
    events=(
        repair_cafe(5),
        reading(4),
        EventText(
            "gidsbeurt-dorp",
            "Het dorp in tien verhalen",
            "Een wandeling met een geschiedenisgids.",
            "culture",
            9,
            "14:00",
            "16:00",
            weekday=6,
            place_text="Kerk van Sint-Blasius",
        ),
        EventText(
            "soep-op-donderdag",
            "Soep op donderdag",
            "Soep met brood en buren aan één lange tafel.",
            "care",
            1,
            "12:00",
            "13:30",
            weekday=3,
            repeat="weekly",
            place="ontmoetingscentrum",
            price="2 euro",
        ),
        council(2),
    ),
    people=(
        ("Nele Vandaele", "Diensthoofd Bevolking", "Burgerzaken"),
        ("Pieter Ghekiere", "Maatschappelijk werker", "Sociaal Huis"),
    ),
    parts=("sought", "now", "news", "neighbours"),
    services={"Burgerzaken": "Bevolking"},
)
