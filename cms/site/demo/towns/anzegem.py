from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import links, note, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Anzegem, Gijzelbrechtegem, Ingooigem, Kaster, Tiegem en Vichte.",
    local={
        "afval": [p("In de zes dorpskernen staat een glasbol. Is die vol? Meld het, dan laten we hem leegmaken.")],
        "parkeren": [
            p("Rond het station van Vichte staat u gratis. Laat de plaatsen met een oplaadpaal vrij voor wie laadt.")
        ],
    },
    news=(
        NewsText(
            slug="fietspad-vichte-tiegem",
            days_ago=1,
            title="Fietspad tussen Vichte en Tiegem krijgt een nieuwe laag",
            summary="Fietsers rijden om tot {d16}. De omleiding is aangeduid.",
            body=[
                p(
                    "De wortels van de bomen duwen het fietspad omhoog. De aannemer haalt de oude laag weg en legt"
                    " nieuw asfalt. De bomen blijven staan."
                ),
                note(
                    "Fietst uw kind hier naar school? De omleiding loopt langs rustige wegen en is anderhalve"
                    " kilometer langer."
                ),
                p("Rijdt u met de auto? Dan verandert er voor u niets. De werken duren tot {d16}."),
            ],
        ),
        NewsText(
            slug="wandelen-tiegemberg",
            days_ago=6,
            title="Nieuwe wegwijzers voor wandelaars op de Tiegemberg",
            summary="De bordjes zijn groter en beter leesbaar. Er komt ook een rustbank bij.",
            body=[
                p(
                    "Wandelaars vroegen om duidelijkere bordjes. Die staan er nu, met de afstand tot het volgende"
                    " dorp. Halverwege de klim komt een bank, want niet iedereen loopt in één keer naar boven."
                ),
                p("Ziet u een bordje dat scheef hangt of verkeerd wijst? Meld het ons."),
                links("", ("/melden/", "Meld een probleem")),
            ],
        ),
        NewsText(
            slug="spreekuur-in-de-dorpen",
            days_ago=15,
            title="De sociale dienst komt naar uw dorp",
            summary="Elke week houdt een maatschappelijk werker spreekuur in een andere dorpskern.",
            body=[
                p("U hoeft geen afspraak te maken. Kom binnen met uw vraag, uw brief of uw rekening."),
                ul("Maandag: Vichte", "Dinsdag: Ingooigem", "Woensdag: Kaster", "Donderdag: Tiegem"),
                p("Telkens van 9 tot 11 uur, in de ontmoetingsruimte van het dorp."),
                links("Lees ook", ("page:sociaal-huis", "Hulp met geld, zorg of wonen")),
            ],
        ),
    ),
)
