from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import links, note, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Waregem, Beveren-Leie, Desselgem en Sint-Eloois-Vijve.",
    local={
        "parkeren": [
            note("Tijdens Waregem Koerse gelden in het centrum andere regels. Bewoners krijgen vooraf een brief.")
        ],
        "afval": [
            p(
                "In Desselgem en Beveren-Leie wordt het papier op een andere dag opgehaald dan in het centrum. De dag"
                " staat op uw kalender."
            )
        ],
    },
    news=(
        NewsText(
            slug="hippodroom-wandelpad",
            days_ago=0,
            title="Een pad rond de renbaan",
            summary="Waar eens per jaar paarden springen, kunt u nu elke dag wandelen en lopen.",
            body=[
                p(
                    "Rond de Gaverbeekhippodroom ligt een pad van bijna twee kilometer. Het is verhard en verlicht"
                    " tot 22 uur. Honden zijn welkom aan de lijn."
                ),
                p("Op dagen met een wedstrijd is het pad dicht. Dat staat dan aan de ingang."),
            ],
        ),
        NewsText(
            slug="desselgem-school",
            days_ago=5,
            title="Schoolstraat in Desselgem blijft",
            summary="Na een proef van een half jaar kozen bijna alle ouders ervoor om door te gaan.",
            body=[
                p(
                    "Bij het begin en het einde van de school is de straat een half uur dicht voor auto’s. Kinderen"
                    " komen te voet en met de fiets."
                ),
                ul(
                    "Woont u in de straat? Dan mag u stapvoets door.",
                    "Brengt u een kind dat moeilijk loopt? Vraag een kaart aan de school.",
                ),
            ],
        ),
        NewsText(
            slug="leie-sint-eloois-vijve",
            days_ago=14,
            title="Werken aan de brug in Sint-Eloois-Vijve",
            summary="Van {d7} tot {d23} rijdt het verkeer beurtelings over één rijstrook.",
            body=[
                p("De brug over de Leie krijgt nieuwe voegen. Dat maakt overdag lawaai, maar nooit voor 7 uur."),
                p(
                    "Fietsers en voetgangers krijgen een eigen strook achter een schot. Reken met de auto op tien"
                    " minuten extra."
                ),
                links("", ("page:contact", "Vragen over de werken? Neem contact op")),
            ],
        ),
    ),
)
