from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import links, note, p

TOWN = Town(
    about="Nieuws en diensten voor Deerlijk, Belgiek en Sint-Lodewijk.",
    local={
        "afval": [
            p(
                "Kreeg u een nieuwe container en past die niet in de gang? Bel de dienst Milieu. Er is ook een smalle"
                " container."
            )
        ],
        "sociaal-huis": [
            p("In Sint-Lodewijk houden we elke donderdagvoormiddag spreekuur. U hoeft daar niet voor af te spreken.")
        ],
    },
    news=(
        NewsText(
            slug="dorpsdag-belgiek",
            days_ago=2,
            title="Praat mee over het plein van Belgiek",
            summary="Op {d12w1} leggen we drie schetsen op tafel. Welke kiest u?",
            body=[
                p(
                    "Het plein is nu vooral een parking. Bewoners vroegen meer bomen en een plek om te zitten. We"
                    " tekenden drie voorstellen, met veel, wat minder en weinig plaats voor auto’s."
                ),
                p(
                    "Kom kijken op {d12w1} om 19 uur in de parochiezaal. Kunt u niet? De schetsen hangen daarna twee"
                    " weken in het {hall}."
                ),
            ],
        ),
        NewsText(
            slug="verriest-wandeling",
            days_ago=8,
            title="Nieuwe wandeling in het spoor van Hugo Verriest",
            summary="Zes kilometer langs plekken uit het leven van de dichter en priester uit Deerlijk.",
            body=[
                p(
                    "Hugo Verriest werd in Deerlijk geboren. De heemkring schreef bij elke halte een kort verhaal. U"
                    " leest het op een bord, in grote letters."
                ),
                p(
                    "De wandeling is vlak en geschikt voor een kinderwagen. Een rolstoel kan overal door, behalve op"
                    " het laatste graspad."
                ),
                note("Een gratis plannetje op papier ligt klaar aan het onthaal."),
            ],
        ),
        NewsText(
            slug="led-verlichting",
            days_ago=19,
            title="Zuiniger licht in 40 straten",
            summary="De oude lampen worden vervangen. Na middernacht branden ze zachter.",
            body=[
                p(
                    "Ledlampen verbruiken minder dan de helft. Op kruispunten en zebrapaden blijft het licht de hele"
                    " nacht even sterk."
                ),
                p("Is het in uw straat ineens te donker? Zeg het ons met het nummer van de paal."),
                links("", ("/melden/", "Meld een lamp die niet brandt")),
            ],
        ),
    ),
)
