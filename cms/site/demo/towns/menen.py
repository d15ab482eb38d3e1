from cms.site.demo.shapes import NewsText, Town
from cms.site.starter.shapes import h, links, note, p

TOWN = Town(
    about="Nieuws en diensten voor Menen, Lauwe en Rekkem, aan de grens en aan de Leie.",
    local={
        "verhuizen": [
            note(
                "Komt u uit Frankrijk? Schrijf u dan eerst in bij ons. Breng uw reispas of identiteitskaart en een"
                " bewijs van uw adres mee."
            )
        ],
        "parkeren": [
            p(
                "In de winkelstraten geldt de blauwe zone. Een Franse parkeerschijf is ook goed, zolang u het uur van"
                " aankomst toont."
            )
        ],
    },
    news=(
        NewsText(
            slug="belfort-beklimmen",
            days_ago=1,
            title="Beklim het belfort, elke eerste zondag",
            summary="Van boven ziet u de Leie, Halewijn en bij helder weer de torens van Kortrijk.",
            body=[
                p(
                    "Het belfort van Menen staat samen met andere belforten op de lijst van het werelderfgoed. Een"
                    " gids gaat mee naar boven en vertelt onderweg. Er zijn veel treden en geen lift."
                ),
                p("Kunt u geen trappen doen? Beneden toont een film het uitzicht."),
            ],
        ),
        NewsText(
            slug="grens-fietsbrug",
            days_ago=6,
            title="Met de fiets over de grens: duidelijke borden",
            summary="Menen en Halewijn zetten dezelfde wegwijzers aan beide kanten van de Leie.",
            body=[
                p(
                    "Wie in Rekkem of Lauwe woont, gaat vaak in Frankrijk winkelen of werken. De nieuwe borden tonen"
                    " de rustigste weg, met de tijd erbij."
                ),
                p("De borden staan er vanaf {d11}."),
            ],
        ),
        NewsText(
            slug="lauwe-zwerfvuil",
            days_ago=12,
            title="Samen zwerfvuil rapen in Lauwe",
            summary="Op {d17w5} geven wij handschoenen en zakken. U brengt goed gezelschap mee.",
            body=[
                p("We starten om 9.30 uur aan de kerk en lopen in kleine groepen. Om 12 uur is er soep."),
                h("Ook op andere dagen"),
                p(
                    "Wilt u af en toe zelf rapen in uw straat? Vraag gratis een grijper aan het onthaal. Wij halen de"
                    " volle zakken op."
                ),
                links("", ("/melden/", "Meld sluikstort")),
            ],
        ),
    ),
)
