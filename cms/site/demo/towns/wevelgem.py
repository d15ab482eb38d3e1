from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import links, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Wevelgem, Gullegem en Moorsele.",
    local={
        "parkeren": [
            p("In de kern van Gullegem en Moorsele staat u gratis. Leg uw schijf alleen waar een bord dat vraagt.")
        ],
        "sociaal-huis": [
            p("Ook in Gullegem en Moorsele kunt u een gesprek vragen. Zeg aan de telefoon waar u het liefst komt.")
        ],
    },
    news=(
        NewsText(
            slug="guldenberg-park",
            days_ago=1,
            title="Het park achter de bibliotheek wordt groter",
            summary="Op {d14w5} planten we samen de eerste honderd bomen. Helpt u mee?",
            body=[
                p(
                    "Een oude parking maakt plaats voor gras, bomen en een speelheuvel. Wie die dag een boom plant,"
                    " krijgt er een plaatje bij met de naam van zijn of haar kind."
                ),
                p("We geven spaden en warme chocolademelk. Breng laarzen mee."),
            ],
        ),
        NewsText(
            slug="gent-wevelgem-vrijwilligers",
            days_ago=7,
            title="Seingever worden bij een koers?",
            summary="Wevelgem is een dorp van de koers. Wij betalen uw opleiding van één avond.",
            body=[
                p(
                    "Elk jaar komen duizenden mensen naar de aankomst van Gent-Wevelgem. Ook kleinere wedstrijden"
                    " kunnen niet zonder seingevers."
                ),
                ul(
                    "U bent 18 jaar of ouder.",
                    "U kunt drie uur staan.",
                    "U krijgt een hesje, een lunch en een verzekering.",
                ),
                p("Geef uw naam op voor {d20}."),
            ],
        ),
        NewsText(
            slug="moorsele-kasteelpad",
            days_ago=15,
            title="Trage weg in Moorsele weer open",
            summary="Een oud kerkpad is vrijgemaakt. U loopt nu zonder omweg van de kerk naar de velden.",
            body=[
                p(
                    "Het pad lag al jaren onder de braamstruiken. Eigenaars, boeren en de {form} spraken af wie wat"
                    " onderhoudt."
                ),
                p("Ligt er ergens een boom over een pad? Meld het ons, dan komt de ploeg langs."),
                links("", ("/melden/", "Meld een boom over de weg")),
            ],
        ),
    ),
)
