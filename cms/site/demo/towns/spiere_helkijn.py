from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import h, links, note, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Spiere en Helkijn, aan de Schelde.",
    about_fr="Nouvelles et services pour Espierres et Helchin, au bord de l’Escaut.",
    local={
        "identiteitskaart": [note("Wilt u in het Frans geholpen worden? Zeg het aan de balie of aan de telefoon.")],
        "afval": [
            p("Afval langs de Schelde of het Spierekanaal? Meld het ons, ook als het water niet van de gemeente is.")
        ],
    },
    news=(
        NewsText(
            slug="voetpad-schelde",
            days_ago=0,
            title="Het voetpad langs de Schelde is dicht",
            summary="De oever wordt hersteld. U kunt er weer door vanaf {d8}.",
            body=[
                p(
                    "Het water heeft een stuk van de oever losgemaakt. Om ongelukken te vermijden is het pad dicht"
                    " tussen de brug van Spiere en de kerk van Helkijn."
                ),
                p("Wandelaars en fietsers volgen de omleiding langs het dorp."),
                links("", ("/melden/", "Meld een gevaarlijke plek")),
            ],
            title_fr="Le sentier le long de l’Escaut est fermé",
            summary_fr="La berge est en réparation. Vous pourrez passer à partir du {f8}.",
            body_fr=[
                p(
                    "L’eau a emporté un morceau de la berge. Le sentier est donc fermé entre le pont d’Espierres et"
                    " l’église d’Helchin."
                ),
                p("Promeneurs et cyclistes suivent la déviation par le village."),
                links("", ("/melden/", "Signaler un endroit dangereux")),
            ],
        ),
        NewsText(
            slug="gemeenteraad",
            days_ago=3,
            title="Gemeenteraad op {d8w3}",
            summary="De raad begint om 19.30 uur in het gemeentehuis. Iedereen is welkom.",
            body=[
                h("Op de agenda"),
                ul("De begroting", "Nieuwe bomen langs het kanaal", "De veiligheid aan de school"),
                p("De agenda hangt ook uit aan het gemeentehuis. Na de zitting kunt u vragen stellen."),
            ],
            title_fr="Conseil communal le {f8w3}",
            summary_fr="Le conseil commence à 19 h 30 à la maison communale. Bienvenue à tous.",
            body_fr=[
                h("À l’ordre du jour"),
                ul("Le budget", "De nouveaux arbres le long du canal", "La sécurité près de l’école"),
                p(
                    "L’ordre du jour est aussi affiché à la maison communale. Vous pouvez poser vos questions après"
                    " la séance."
                ),
            ],
        ),
        NewsText(
            slug="afvalkalender",
            days_ago=10,
            title="Afval: de nieuwe kalender komt in de bus",
            summary="Enkele ophaaldagen veranderen. Kijk dus even na wanneer u de zak buitenzet.",
            body=[
                p(
                    "De ploeg rijdt voortaan eerst door Helkijn en daarna door Spiere. Pmd wordt een dag later"
                    " opgehaald dan u gewoon bent."
                ),
                p("Geen kalender gekregen voor {d15}? Haal er een af aan het onthaal."),
                links("Lees ook", ("page:afval", "Afval en recyclagepark")),
            ],
            title_fr="Déchets : le nouveau calendrier arrive dans votre boîte",
            summary_fr="Quelques jours de collecte changent. Vérifiez quand vous sortez votre sac.",
            body_fr=[
                p(
                    "L’équipe passe désormais d’abord à Helchin, puis à Espierres. Les PMC sont collectés un jour"
                    " plus tard qu’avant."
                ),
                p("Pas de calendrier avant le {f15} ? Venez en chercher un à l’accueil."),
                links("Lire aussi", ("page:afval", "Déchets et parc de recyclage")),
            ],
        ),
    ),
)
