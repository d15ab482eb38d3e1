"""Birth, marriage and help: pages for the days on which people would rather not look things up."""

from cms.site.starter.shapes import PageText, contact, deadline, h, links, note, p, steps, ul

BIRTH = PageText(
    slug="geboorte",
    title="Geboorte aangeven",
    hint="Binnen 15 dagen",
    icon="baby",
    service="Burgerzaken",
    summary="Is uw kind geboren? Geef de geboorte aan in de gemeente waar uw kind geboren is.",
    body=[
        deadline("Doe dit <b>binnen 15 dagen</b> na de geboorte."),
        h("Waar geeft u aan?"),
        p(
            "Altijd in de gemeente waar uw kind geboren is. Dat is niet altijd de gemeente waar u woont. Vaak kan het"
            " ook in de kraamafdeling van het ziekenhuis: vraag het daar."
        ),
        h("Wat brengt u mee?"),
        ul(
            "De identiteitskaart van de ouders.",
            "Uw trouwboekje, als u dat hebt.",
            "De akte van erkenning, als u uw kind al voor de geboorte hebt erkend.",
        ),
        h("Daarna"),
        p(
            "Wij schrijven uw kind in op uw adres. Ook als u in een andere gemeente aangeeft, krijgen wij dat"
            " bericht. U krijgt gratis uittreksels, onder meer voor het groeipakket."
        ),
        note(
            "Bent u niet getrouwd? Erken uw kind dan samen, het liefst al tijdens de zwangerschap. Maak daarvoor een"
            " afspraak."
        ),
    ],
    title_fr="Déclarer une naissance",
    hint_fr="Dans les 15 jours",
    summary_fr="Déclarez la naissance dans la commune où votre enfant est né.",
    body_fr=[
        deadline("Faites-le <b>dans les 15 jours</b> après la naissance."),
        p("Apportez la carte d’identité des parents et l’acte de reconnaissance si vous en avez un."),
        p("Nous inscrivons votre enfant à votre adresse, aussi quand il est né ailleurs."),
        note("Vous n’êtes pas mariés ? Reconnaissez votre enfant ensemble, de préférence avant la naissance."),
    ],
)

MARRIAGE = PageText(
    slug="trouwen",
    title="Trouwen of samenwonen",
    hint="Aangifte en papieren",
    icon="heart",
    service="Burgerzaken",
    summary="U trouwt in de gemeente waar een van u beiden woont. Begin op tijd: sommige papieren vragen weken.",
    body=[
        h("Trouwen"),
        steps(
            (
                "U komt samen naar het {hall}",
                "We kijken na welke papieren u nodig hebt. Reken op enkele maanden vooraf.",
            ),
            ("U doet aangifte", "Wij maken de akte van aangifte op."),
            ("U wacht minstens 14 dagen", "Daarna mag u trouwen, en ten laatste binnen zes maanden."),
            ("U trouwt", "De burgemeester of een schepen sluit het huwelijk. U mag getuigen meebrengen."),
        ),
        h("Wettelijk samenwonen"),
        p(
            "Woont u al samen op hetzelfde adres? Dan legt u samen een verklaring af in het {hall}. Breng uw "
            "identiteitskaarten mee. U kunt dat ook weer stopzetten, samen of alleen."
        ),
        note(
            "Bent u in het buitenland geboren? Kom dan zeker vroeg langs. Papieren uit het buitenland vragen meer tijd."
        ),
    ],
    title_fr="Se marier ou cohabiter",
    hint_fr="Déclaration et documents",
    summary_fr="Vous vous mariez dans la commune où l’un de vous habite. Commencez à temps.",
    body_fr=[
        steps(
            ("Vous venez ensemble à la {hall_fr}", "Nous regardons quels documents il vous faut."),
            ("Vous faites la déclaration", "Nous rédigeons l’acte de déclaration."),
            ("Vous attendez au moins 14 jours", "Ensuite vous pouvez vous marier, dans les six mois."),
        ),
        p("Vous habitez déjà ensemble ? Vous pouvez aussi déclarer une cohabitation légale."),
    ],
)

HELP = PageText(
    slug="sociaal-huis",
    title="Hulp met geld, zorg of wonen",
    hint="Praat met een medewerker",
    icon="heart-handshake",
    service="Sociaal Huis",
    summary="In het Sociaal Huis van {name} kan iedereen terecht. U hoeft niet te weten welke hulp u nodig hebt.",
    body=[
        p(
            "Een rekening die u niet kunt betalen, zorg voor uw ouders, een huis dat te klein of te duur is: kom"
            " praten. Een maatschappelijk werker zoekt samen met u wat kan. Wat u vertelt, blijft bij ons."
        ),
        h("Waarmee helpen we?"),
        ul(
            "Te weinig geld om van te leven, of schulden.",
            "Energie en water: een factuur of een afsluiting.",
            "Zorg thuis: poetshulp, maaltijden, iemand die langskomt.",
            "Wonen: een sociale woning, een premie, een conflict met de verhuurder.",
            "Papieren en formulieren, ook op de computer.",
        ),
        h("Hoe gaat het verder?"),
        steps(
            ("U belt of komt langs", "U krijgt een gesprek met een maatschappelijk werker. Iemand meebrengen mag."),
            ("We bekijken uw situatie", "We vragen alleen wat nodig is, en zeggen waarom."),
            (
                "U krijgt een antwoord",
                "Vraagt u financiële hulp, dan beslissen we binnen 30 dagen. U krijgt dat op papier.",
            ),
        ),
        contact("Sociaal Huis {name}", "Kunt u niet komen? Dan komen wij naar u."),
        links("Lees ook", ("page:privacy", "Privacy en uw gegevens")),
    ],
    title_fr="Aide financière, soins ou logement",
    hint_fr="Parlez à quelqu’un",
    summary_fr=(
        "Chacun peut venir à la Maison sociale de {name_fr}. Vous ne devez pas savoir de quelle aide vous avez besoin."
    ),
    body_fr=[
        p(
            "Une facture que vous ne pouvez pas payer, des soins pour vos parents, un logement trop cher : venez en "
            "parler. Un travailleur social cherche avec vous. Ce que vous dites reste chez nous."
        ),
        ul(
            "Trop peu d’argent pour vivre, ou des dettes.",
            "L’énergie et l’eau.",
            "Des soins à la maison.",
            "Le logement.",
            "Des papiers et des formulaires.",
        ),
        contact("Maison sociale", "Vous ne pouvez pas venir ? Nous venons chez vous."),
    ],
)
