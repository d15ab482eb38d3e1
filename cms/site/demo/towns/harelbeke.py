from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import h, p, ul

TOWN = Town(
    about="Nieuws en diensten voor Harelbeke, Bavikhove, Hulste en Stasegem.",
    local={
        "parkeren": [
            p(
                "Aan het station en bij het domein De Gavers staat u gratis. Op drukke dagen bent u met de fiets"
                " sneller."
            )
        ],
        "afval": [
            p(
                "Tuinafval dat niet in de container kan, brengt u naar het recyclagepark. Verbranden mag niet, ook"
                " niet in de tuin."
            )
        ],
    },
    news=(
        NewsText(
            slug="leie-oever-open",
            days_ago=1,
            title="De oever van de Leie is weer open",
            summary="U kunt opnieuw tot aan de sluis wandelen. Er staan tien nieuwe banken.",
            body=[
                p(
                    "De werken aan de oever zijn klaar. Waar vroeger een betonnen muur stond, loopt het gras nu tot"
                    " aan het water. Het pad is breed genoeg voor een rolstoel en een kinderwagen naast elkaar."
                ),
                p("Zwemmen blijft verboden: de stroom bij de sluis is sterk."),
            ],
        ),
        NewsText(
            slug="muziek-voor-beginners",
            days_ago=5,
            title="Een instrument leren? Probeer eerst drie weken",
            summary="De stad van Peter Benoit leent instrumenten uit aan wie wil beginnen.",
            body=[
                p(
                    "De componist Peter Benoit werd in Harelbeke geboren. Muziek leren is hier nog altijd gewoon. U"
                    " leent een viool, klarinet of trompet drie weken, met twee lessen erbij."
                ),
                p("Inschrijven kan tot {d14}, aan het onthaal of aan de telefoon. Volwassenen zijn even welkom."),
            ],
        ),
        NewsText(
            slug="doortocht-wielerwedstrijd",
            days_ago=13,
            title="Wielerwedstrijd op {d20w6}: waar kunt u door?",
            summary="Enkele straten zijn tussen 11 en 17 uur dicht voor auto’s.",
            body=[
                p(
                    "De renners komen drie keer door Stasegem. Te voet mag u altijd oversteken als de seingever het"
                    " zegt."
                ),
                h("Moet u die dag weg?"),
                ul(
                    "Zet uw auto voor 11 uur buiten de lus.",
                    "Komt er een verpleegkundige bij u? Bel ons, dan geven we een doorgang.",
                    "De bus rijdt om. De haltes in Stasegem vallen weg.",
                ),
            ],
        ),
    ),
)
