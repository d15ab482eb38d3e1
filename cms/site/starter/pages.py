"""Contact, privacy, cookies and accessibility: every website has them from the first day, in Dutch and in French."""

from cms.site.starter.shapes import PageText, contact, h, links, note, p, ul

CONTACT = PageText(
    slug="contact",
    title="Contact",
    summary="U kunt ons bellen, mailen of langskomen in het {hall}.",
    hint="Bellen, mailen of langskomen",
    hint_fr="Téléphone, mail ou visite",
    icon="map-pin",
    service="Onthaal",
    in_menu=True,
    show_contact=False,
    body=[
        note("Op feestdagen is het {hall} gesloten. Is iemand in gevaar? Bel altijd 112."),
        h("Een probleem op straat"),
        p("Een put in de weg, een lamp die niet brandt of afval in de berm: dat meldt u sneller online."),
        links("", ("/melden/", "Meld een probleem"), ("/meldingen/", "Volg uw melding")),
        h("U kunt moeilijk langskomen"),
        p(
            "Bel ons. We zoeken samen een oplossing. Een medewerker kan u aan de telefoon helpen, en soms ook bij u"
            " thuis.",
            "Iemand anders mag ook in uw plaats komen. Geef dan een brief mee met uw naam en uw handtekening.",
        ),
    ],
    title_fr="Contact",
    summary_fr="Vous pouvez nous appeler, nous écrire ou venir à la {hall_fr}.",
    body_fr=[
        note("La {hall_fr} est fermée les jours fériés. Quelqu’un est en danger ? Appelez toujours le 112."),
        h("Un problème dans la rue"),
        p("Un trou dans la route, une lampe cassée, des déchets : signalez-le en ligne, c’est plus rapide."),
        links("", ("/melden/", "Signaler un problème"), ("/meldingen/", "Suivre votre signalement")),
    ],
)

PRIVACY = PageText(
    slug="privacy",
    title="Privacy en uw gegevens",
    summary="Wij vragen alleen gegevens die we nodig hebben, en we zeggen waarvoor.",
    service="Functionaris voor gegevensbescherming",
    show_contact=False,
    body=[
        h("Wat we bewaren als u iets meldt"),
        p(
            "Uw melding: wat er is, waar het is en de foto’s die u meestuurt. Uit de foto’s halen we de plaats en het"
            " toestel weg voordat we ze bewaren.",
            "Uw naam, mailadres of telefoonnummer: alleen als u die zelf geeft. We gebruiken ze om u te antwoorden "
            "over deze melding, voor niets anders.",
        ),
        h("Wie uw gegevens ziet"),
        p(
            "De medewerkers van {name} die uw melding behandelen. Ligt de plaats in een buurgemeente? Dan behandelt "
            "die gemeente uw melding.",
            "Buiten de kantooruren kijkt het meldpunt van de regio mee. Elke keer dat daar iemand uw gegevens opent, "
            "wordt dat opgeschreven. Op de pagina met uw nummer staat nooit wie u bent.",
        ),
        h("Uw rechten"),
        ul(
            "U mag vragen welke gegevens we van u hebben.",
            "U mag een fout laten verbeteren.",
            "U mag vragen om gegevens te wissen die we niet meer nodig hebben.",
            "U mag zich verzetten tegen het gebruik van uw gegevens.",
        ),
        p("Dat kost niets. U krijgt antwoord binnen één maand."),
        contact("Functionaris voor gegevensbescherming van {name}", "Zet in uw bericht het woord privacy."),
        p(
            "Bent u niet tevreden met ons antwoord? Dan kunt u klacht indienen bij de Vlaamse Toezichtcommissie voor "
            "de verwerking van persoonsgegevens."
        ),
    ],
    title_fr="Vie privée et vos données",
    summary_fr="Nous ne demandons que les données nécessaires, et nous disons pourquoi.",
    body_fr=[
        h("Ce que nous gardons quand vous signalez un problème"),
        p(
            "Votre signalement : de quoi il s’agit, où, et vos photos. Nous enlevons des photos le lieu et l’appareil"
            " avant de les garder.",
            "Votre nom, votre adresse mail ou votre téléphone : seulement si vous les donnez. Nous les utilisons pour"
            " vous répondre, et pour rien d’autre.",
        ),
        h("Qui voit vos données"),
        p(
            "Les agents de {name_fr} qui traitent votre signalement. En dehors des heures de bureau, le point de"
            " contact de la région aussi. Chaque consultation est enregistrée."
        ),
        h("Vos droits"),
        p(
            "Vous pouvez demander quelles données nous avons, les faire corriger ou effacer, et vous opposer à leur "
            "utilisation. C’est gratuit. Vous recevez une réponse dans le mois."
        ),
        contact("Délégué à la protection des données", "Écrivez dans votre message : vie privée."),
    ],
)

COOKIES = PageText(
    slug="cookies",
    title="Cookies: wij volgen u niet",
    summary="Deze website meet niet wie u bent en toont geen reclame. Daarom vragen we ook niets.",
    service="Communicatie",
    show_contact=False,
    body=[
        p(
            "Een cookie is een klein bestand dat een website op uw toestel bewaart. Wij gebruiken er zo weinig"
            " mogelijk, en alleen als de website anders niet werkt."
        ),
        h("Welke cookies zijn er?"),
        ul(
            "<b>Uw taal.</b> Alleen als u zelf een andere taal kiest.",
            "<b>Beveiliging van formulieren.</b> Zo kan een andere website geen formulier versturen in uw plaats.",
            "<b>Aanmelden.</b> Alleen voor onze medewerkers, en alleen terwijl ze werken.",
        ),
        h("Wat we niet doen"),
        ul(
            "We gebruiken geen diensten die bezoekers tellen of volgen.",
            "We laden geen lettertypes, kaarten of knoppen van andere bedrijven.",
            "We verkopen of delen geen gegevens over uw bezoek.",
        ),
        links("Lees ook", ("page:privacy", "Privacy en uw gegevens")),
    ],
    title_fr="Cookies : nous ne vous suivons pas",
    summary_fr="Ce site ne mesure pas qui vous êtes et ne montre pas de publicité.",
    body_fr=[
        p(
            "Un cookie est un petit fichier qu’un site garde sur votre appareil. Nous en utilisons le moins possible,"
            " et seulement quand le site en a besoin."
        ),
        ul(
            "<b>Votre langue.</b> Seulement si vous choisissez une autre langue.",
            "<b>La sécurité des formulaires.</b> Pour que personne n’envoie un formulaire à votre place.",
            "<b>La connexion.</b> Seulement pour nos agents.",
        ),
        p("Nous n’utilisons aucun service qui compte ou suit les visiteurs."),
    ],
)

ACCESSIBILITY = PageText(
    slug="toegankelijkheid",
    title="Toegankelijkheidsverklaring",
    summary="{name} wil dat iedereen deze website kan gebruiken, ook wie minder goed ziet, hoort of beweegt.",
    service="Communicatie",
    body=[
        ul(
            "De kaart waarop u een plaats aanduidt, is moeilijk te gebruiken zonder te zien. U kunt in de plaats "
            "daarvan een adres typen.",
            "Oudere documenten die we als pdf plaatsen, zijn niet altijd leesbaar voor een schermlezer.",
        ),
    ],
    title_fr="Déclaration d’accessibilité",
    summary_fr=(
        "{name_fr} veut que chacun puisse utiliser ce site, aussi les personnes qui voient ou entendent moins bien."
    ),
    body_fr=[
        ul(
            "La carte sur laquelle vous indiquez un lieu est difficile à utiliser sans voir. Vous pouvez taper une "
            "adresse.",
            "Les anciens documents en pdf ne sont pas toujours lisibles avec un lecteur d’écran.",
        ),
    ],
)

PAGES = (PRIVACY, COOKIES)
"""As ordinary pages; contact and the accessibility statement are of a type of their own."""

FOOTER_SLUGS = ("privacy", "cookies", "toegankelijkheid")
"""What the footer of every page links to, while it is published."""
