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
from cms.site.demo.shapes import EventText, Local

LOCAL = Local(
    line=13,
    scene="fields",
    places=(
        library("Bibliotheek Deerlijk", "Hoogstraat 122", (80, 120)),
        social("Sociaal Huis", "Kapelstraat 13", (-70, 90)),
        recycling("Nieuwenhovestraat 90", (1000, 300)),
        sport("Sporthal De Kouter", "Pladijsstraat 149", (400, -300)),
        culture("Ontmoetingscentrum d’Iefte", "Hoogstraat 122", (90, 130)),
    ),
    events=(
        market(2, "Kerkplein"),
        repair_cafe(5),
        reading(),
        EventText(
            "dorpskwis",
            "Dorpskwis",
            "Ploegen van vijf. Inschrijven kan tot de avond zelf.",
            "neighbourhood",
            13,
            "20:00",
            "23:00",
            weekday=4,
            place="ontmoetingscentrum",
            price="20 euro per ploeg",
        ),
        digipoint(4),
        council(3),
    ),
    people=(
        ("Sofie Lambrecht", "Verantwoordelijke Burgerzaken", "Burgerzaken"),
        ("Karim Benali", "Maatschappelijk werker", "Sociaal Huis"),
        ("Bart Goemaere", "Omgevingsambtenaar", "Omgeving"),
    ),
    parts=("sought", "now", "news", "band", "themes", "neighbours"),
    band=(
        "Ruim samen de straat op",
        "Elke eerste zaterdag trekt een groep buren met grijpers door het dorp. Kom mee.",
        "/agenda/",
        "Kijk in de agenda",
    ),
)
