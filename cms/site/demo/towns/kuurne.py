from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import note, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Kuurne, de gemeente van de ezels.",
    local={
        "identiteitskaart": [
            note("Korte vraag? Aan de snelbalie komt u zonder afspraak. Meestal bent u binnen tien minuten klaar.")
        ],
        "parkeren": [
            p(
                "In het centrum mag u met de blauwe schijf twee uur blijven staan. Aan de rand van het dorp is er"
                " geen tijdslimiet."
            )
        ],
    },
    news=(
        NewsText(
            slug="ezel-naam",
            days_ago=2,
            title="Hoe moet het ezelsveulen heten?",
            summary="De kinderen van Kuurne kozen drie namen. U stemt mee tot {d8}.",
            body=[
                p(
                    "Inwoners van Kuurne noemen zich met een lach ezels. Op de kinderboerderij werd een veulen"
                    " geboren, en dat heeft nog geen naam. De lagere scholen kozen: Pluim, Sjef of Mistral."
                ),
                p(
                    "Een stembus staat in de bibliotheek en in het {hall}. Iedereen stemt één keer, ook wie nog niet"
                    " kan schrijven: zet een kruisje bij het beeldje."
                ),
            ],
        ),
        NewsText(
            slug="heulebeek-natuur",
            days_ago=7,
            title="Meer plaats voor de Heulebeek",
            summary="De oever wordt breder en groener. Zo blijft het water weg uit de straten.",
            body=[
                p(
                    "Bij hevige regen stijgt de Heulebeek snel. De nieuwe oever is lager, zodat het water eerst in"
                    " het gras komt te staan."
                ),
                p("Het wandelpad is dicht tot {d18}. De brug blijft open."),
            ],
        ),
        NewsText(
            slug="digidokter",
            days_ago=16,
            title="Vastgelopen met uw telefoon? Vraag het aan de digidokter",
            summary="Elke dinsdag helpt een vrijwilliger u verder. Gratis en zonder afspraak.",
            body=[
                p(
                    "Een app die niet opengaat, een bericht dat u niet vertrouwt, foto’s die kwijt zijn: geen vraag"
                    " is te klein."
                ),
                ul(
                    "Elke dinsdag van 14 tot 16 uur",
                    "In de bibliotheek, aan de grote tafel",
                    "Breng uw toestel en de lader mee",
                ),
            ],
        ),
    ),
)
