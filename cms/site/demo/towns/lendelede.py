from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import p, ul

TOWN = Town(
    about="Nieuws en diensten voor Lendelede: een klein dorp, dus u spreekt altijd iemand die u kan helpen.",
    local={
        "sociaal-huis": [
            p(
                "Lendelede is klein. Wilt u liever niet gezien worden? Dan spreken we af bij u thuis of in een"
                " buurgemeente."
            )
        ],
        "afval": [p("Het recyclagepark is niet elke dag open. Bel ons voor u vertrekt met een volle aanhangwagen.")],
    },
    news=(
        NewsText(
            slug="dorpskern-traag",
            days_ago=3,
            title="Dertig in de hele dorpskern",
            summary="Vanaf {d15} rijdt u er overal 30 kilometer per uur. Zo steken kinderen veiliger over.",
            body=[
                p(
                    "Nu verandert de snelheid soms drie keer in dezelfde straat. Dat wordt eenvoudiger: binnen de"
                    " borden is het overal dertig."
                ),
                p("De eerste maand toont een bord uw snelheid. Boetes volgen pas daarna."),
            ],
        ),
        NewsText(
            slug="hagen-en-heggen",
            days_ago=9,
            title="Gratis streekeigen plantgoed voor uw haag",
            summary="Bestel voor {d21} tot vijftig plantjes: haagbeuk, meidoorn of liguster.",
            body=[
                p(
                    "Een haag houdt wind en water tegen, en er wonen meer vogels in dan achter een draad. Daarom"
                    " betaalt de {form} het plantgoed."
                ),
                ul(
                    "U woont in Lendelede.",
                    "U plant de haag binnen de twee weken.",
                    "U haalt ze zelf af aan de loods.",
                ),
                p("Bestellen doet u aan de telefoon of aan de balie."),
            ],
        ),
        NewsText(
            slug="buurtbus-markt",
            days_ago=20,
            title="Met de buurtbus naar de markt in Izegem en Kortrijk",
            summary="Vrijwilligers brengen u er naartoe en terug, voor wie zelf niet meer rijdt.",
            body=[
                p("U belt een dag vooraf. De bus haalt u thuis op en wacht tot u klaar bent. Een rolstoel kan mee."),
                p("We zoeken nog twee chauffeurs. Een gewoon rijbewijs is genoeg."),
            ],
        ),
    ),
)
