from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import h, links, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Avelgem, Bossuit, Kerkhove, Outrijve en Waarmaarde, aan de Schelde.",
    local={
        "afval": [
            p(
                "Ziet u afval op de oever van de Schelde of langs het kanaal? Meld het ons. Wij spreken af met de"
                " beheerder van het water."
            )
        ],
        "parkeren": [
            p(
                "Op marktdag is de Doorniksesteenweg in het centrum drukker dan anders. Parkeer dan aan de rand en"
                " loop vijf minuten."
            )
        ],
    },
    news=(
        NewsText(
            slug="jaagpad-bossuit",
            days_ago=0,
            title="Jaagpad aan de sluis van Bossuit twee dagen dicht",
            summary="Op {d5} en de dag erna kunt u er niet door. Er is een omleiding voor fietsers.",
            body=[
                p(
                    "De oever wordt hersteld waar het kanaal Bossuit-Kortrijk in de Schelde komt. Een kraan staat dan"
                    " op het jaagpad en laat geen plaats om voorbij te gaan."
                ),
                p("Volg de gele borden. Wandelaars rekenen best op een kwartier extra."),
            ],
        ),
        NewsText(
            slug="bibliotheek-leeshoek",
            days_ago=4,
            title="De bibliotheek krijgt een hoek voor de allerkleinsten",
            summary="Vanaf {d10} kunt u er voorlezen op een zachte bank, ook tijdens de middag.",
            body=[
                p(
                    "Ouders en grootouders vroegen een plek waar kleine kinderen geluid mogen maken. De leeshoek ligt"
                    " daarom achter een glazen wand. Er staan boeken voor kinderen tot zes jaar."
                ),
                p("Lezen en binnenkomen is gratis. Een kaart vraagt u aan de balie, ook voor een baby."),
            ],
        ),
        NewsText(
            slug="wateroverlast-beek",
            days_ago=11,
            title="Wij maken de beken vrij. Wat kunt u doen?",
            summary="Een verstopte beek zet straten onder water. Kijk ook eens achter uw tuin.",
            body=[
                p(
                    "Onze ploeg haalt takken en slib uit de beken en de roosters. In Kerkhove en Waarmaarde zijn we"
                    " klaar."
                ),
                h("U woont langs een beek"),
                ul(
                    "Leg geen snoeihout op de oever.",
                    "Hou een meter vrij, zodat de ploeg erbij kan.",
                    "Staat er een rooster vol bladeren? Meld het ons.",
                ),
                links("", ("/melden/", "Meld een probleem met water")),
            ],
        ),
    ),
)
