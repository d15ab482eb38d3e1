from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import links, note, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Zwevegem, Heestert, Moen, Otegem en Sint-Denijs.",
    local={
        "afval": [
            p(
                "Woont u ver van het recyclagepark? In Heestert en Sint-Denijs komt twee keer per jaar een mobiel"
                " park langs."
            )
        ],
        "parkeren": [
            p("Bij Transfo is er plaats genoeg, ook voor bussen. Van daar loopt u in tien minuten naar het centrum.")
        ],
    },
    news=(
        NewsText(
            slug="transfo-open-dag",
            days_ago=0,
            title="Opendeurdag in Transfo",
            summary="Op {d10w6} kunt u in de oude elektriciteitscentrale rondlopen, klimmen en luisteren.",
            body=[
                p(
                    "In de vroegere centrale wordt nu geduikt, geklommen en muziek gemaakt. Elke vereniging toont op"
                    " {d10w6} wat ze doet, van 10 tot 18 uur."
                ),
                p("Binnenkomen is gratis. De machinezaal is bereikbaar met de lift."),
                note("Kom met de fiets langs het kanaal Bossuit-Kortrijk: de parking is snel vol."),
            ],
        ),
        NewsText(
            slug="moen-fietsbrug",
            days_ago=4,
            title="Oude spoorweg in Moen wordt een fietspad",
            summary="U rijdt straks zonder auto’s naar Avelgem en Kortrijk.",
            body=[
                p(
                    "De bedding wordt verbreed en krijgt een harde laag. In de bermen blijven de bloemen staan: we"
                    " maaien maar twee keer per jaar."
                ),
                ul(
                    "Klaar tegen {d40}.",
                    "Kruist het pad een straat? Dan krijgen fietsers een middeneiland.",
                    "Verlichting komt er alleen in de dorpen.",
                ),
            ],
        ),
        NewsText(
            slug="otegem-ontmoeting",
            days_ago=18,
            title="Iedereen aan tafel in Otegem",
            summary="Elke laatste vrijdag eet u samen voor een kleine prijs. Ook als u niemand kent.",
            body=[
                p(
                    "Alleen eten is niet gezellig. In het ontmoetingscentrum staat de tafel gedekt om 12 uur."
                    " Vrijwilligers koken met wat het seizoen geeft."
                ),
                p("Schrijf u twee dagen vooraf in, aan de telefoon. Wie slecht te been is, halen we op."),
                links("Lees ook", ("page:sociaal-huis", "Hulp met geld, zorg of wonen")),
            ],
        ),
    ),
)
