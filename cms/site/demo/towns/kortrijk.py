from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import h, links, note, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Kortrijk, Aalbeke, Bellegem, Bissegem, Heule, Kooigem, Marke en Rollegem.",
    local={
        "parkeren": [
            p("In het centrum betaalt u aan de automaat of met een app. In de deelgemeenten geldt vaak de blauwe zone.")
        ],
        "afval": [
            p(
                "Woont u in het centrum zonder plaats voor een container? Dan gebruikt u een ondergrondse container"
                " met een badge."
            )
        ],
        "identiteitskaart": [note("In het stadhuis werken we op afspraak. Bel ons en kies zelf dag en uur.")],
    },
    news=(
        NewsText(
            slug="broeltorens-in-het-licht",
            days_ago=0,
            title="De Broeltorens krijgen nieuwe verlichting",
            summary="De torens aan de Leie blijven ’s avonds zichtbaar, met een derde van het stroomverbruik.",
            body=[
                p(
                    "De oude schijnwerpers verlichtten ook de lucht en de slaapkamers aan de overkant. De nieuwe"
                    " lampen schijnen alleen op de steen. Na middernacht gaan ze uit, voor de vleermuizen en voor de"
                    " buren."
                ),
                p("De werken duren tot {d9}. De brug blijft open voor voetgangers en fietsers."),
            ],
        ),
        NewsText(
            slug="doorniksewijk-asfalt",
            days_ago=1,
            title="Nieuw asfalt in de Doorniksewijk",
            summary="De bus rijdt om tot {d13}. Te voet en met de fiets kunt u door.",
            body=[
                p(
                    "We vernieuwen de rijweg tussen het Plein en de ring. De stoep blijft altijd open, ook voor"
                    " rolstoelen."
                ),
                h("Wat verandert er voor u?"),
                ul(
                    "Auto’s volgen de omleiding langs de Zwevegemsestraat.",
                    "De bus stopt tijdelijk aan het Plein.",
                    "Op dinsdag wordt het afval opgehaald aan het begin van de straat.",
                ),
                links("", ("/melden/", "Meld een probleem met de omleiding")),
            ],
        ),
        NewsText(
            slug="premie-regenput",
            days_ago=4,
            title="Premie voor een regenput: wat verandert er?",
            summary="Vraagt u de premie dit jaar aan? Dan geldt nog het bedrag van nu.",
            body=[
                p(
                    "Een regenput spaart drinkwater en houdt straten droog bij een zware bui. Daarom betaalt de stad"
                    " een deel terug."
                ),
                p(
                    "U vraagt de premie aan nadat de put er ligt, met de factuur en een foto. U krijgt binnen zes"
                    " weken antwoord."
                ),
                note("Hebt u hulp nodig bij het formulier? In de bibliotheek zit elke woensdag iemand klaar."),
            ],
        ),
    ),
)
