from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import links, note, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Wervik en Geluwe, de streek van Leie en tabak.",
    local={
        "afval": [p("De balans van het recyclagepark sluit een kwartier voor het park zelf. Kom dus op tijd.")],
        "verhuizen": [note("Komt u van de Franse kant van de Leie? Breng dan ook uw geboorteakte mee.")],
    },
    news=(
        NewsText(
            slug="tabaksmuseum-molen",
            days_ago=2,
            title="De wieken van de Briekenmolen draaien weer",
            summary="De molen bij het tabaksmuseum is hersteld. Op {d13w6} kunt u gratis binnen.",
            body=[
                p(
                    "Een wiek was beschadigd en lag een half jaar in het atelier. Nu draait de molen weer wanneer de"
                    " molenaar er is en de wind goed zit."
                ),
                p("Op {d13w6} tonen vrijwilligers hoe alles werkt. De trap is smal; kinderen houden een hand vast."),
            ],
        ),
        NewsText(
            slug="geluwe-plein",
            days_ago=8,
            title="Markt in Geluwe verhuist voor drie weken",
            summary="De kramen staan tot {d22} op de parking van de sporthal.",
            body=[
                p(
                    "Onder het marktplein komt een nieuwe riolering. De kramen staan er allemaal, alleen op een"
                    " andere plaats."
                ),
                ul(
                    "Zelfde dag, zelfde uren.",
                    "De bus stopt aan de sporthal.",
                    "Naast de kramen zijn er tien plaatsen voor wie moeilijk loopt.",
                ),
            ],
        ),
        NewsText(
            slug="balokken-natuur",
            days_ago=17,
            title="Stil genieten op de Balokken",
            summary="Op het eiland in de Leie komt een kijkhut voor vogels.",
            body=[
                p(
                    "Van in de hut ziet u ijsvogels en futen zonder dat ze u zien. Het pad ernaartoe is van hout en"
                    " blijft droog."
                ),
                note("Van maart tot juli blijft een deel van het eiland dicht, want dan broeden de vogels."),
                links("", ("/melden/", "Meld schade in het park")),
            ],
        ),
    ),
)
