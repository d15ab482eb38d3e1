# ruff: noqa: E501 - a text is easier to correct when it stands on one line
"""Themes, departments, a guide, a journey and publications: the same subjects in every demo town, with its own words."""

from cms.site.starter.shapes import Block, PageText, h, links, note, p, ul

THEMES: tuple[tuple[str, str, PageText], ...] = tuple(
    (slug, icon, PageText(slug=address, title=title, summary=summary, body=[], title_fr=french, summary_fr=french_summary))
    for slug, icon, address, title, summary, french, french_summary in (
        (
            "burger-overheid", "id-card", "papieren", "Papieren en attesten",
            "Identiteitskaart, reispas, rijbewijs, uittreksels en akten.",
            "Papiers et attestations", "Carte d’identité, passeport, permis, extraits et actes.",
        ),
        (
            "bouwen-wonen", "house", "bouwen-en-wonen", "Bouwen en wonen",
            "Vergunningen, premies, huren en een goed huis.",
            "Construire et habiter", "Permis, primes, location et logement.",
        ),
        (
            "milieu-energie", "recycle", "afval-en-energie", "Afval, natuur en energie",
            "Ophaling, recyclagepark, groen en minder verbruiken.",
            "Déchets, nature et énergie", "Collecte, parc de recyclage, nature et énergie.",
        ),
        (
            "welzijn-gezondheid", "heart-handshake", "zorg-en-hulp", "Zorg en hulp",
            "Geld, schulden, thuishulp, ouder worden en mantelzorg.",
            "Soins et aide", "Argent, dettes, aide à domicile et vieillir.",
        ),
        (
            "onderwijs-wetenschap", "baby", "kinderen-en-school", "Kinderen en school",
            "Opvang, inschrijven, speelpleinen en jeugd.",
            "Enfants et école", "Accueil, inscriptions, plaines de jeux et jeunesse.",
        ),
        (
            "mobiliteit-openbare-werken", "traffic-cone", "verkeer-en-straten", "Verkeer en straten",
            "Parkeren, werken, fietsen en de straat voor uw deur.",
            "Circulation et rues", "Stationnement, travaux, vélo et voirie.",
        ),
        (
            "cultuur-sport-vrije-tijd", "users", "vrije-tijd", "Vrije tijd",
            "Sport, cultuur, bibliotheek en een feest in uw straat.",
            "Loisirs", "Sport, culture, bibliothèque et fêtes de quartier.",
        ),
        (
            "economie-werk", "building-2", "werk-en-ondernemen", "Werk en ondernemen",
            "Een zaak starten, markten, vergunningen en werk zoeken.",
            "Travail et entreprises", "Lancer une affaire, marchés, permis et emploi.",
        ),
    )
)  # fmt: skip
"""Name of the theme in the catalogue, icon and text."""

DEPARTMENTS: tuple[tuple[str, str, PageText], ...] = tuple(
    (service, place, PageText(slug=slug, title=service, summary=summary, body=body, title_fr=french, summary_fr=fr_summary))
    for service, place, slug, summary, body, french, fr_summary in (
        (
            "Burgerzaken", "gemeentehuis", "burgerzaken",
            "Van geboorte tot overlijden: papieren, adressen en akten.",
            [p("We schrijven in, geven kaarten en passen uit en maken akten op. Aan de snelbalie bent u vaak in vijf minuten klaar.")],
            "Population", "Papiers, adresses et actes, de la naissance au décès.",
        ),
        (
            "Sociaal Huis", "sociaal-huis", "sociaal-huis",
            "Een gesprek over geld, wonen, zorg of energie. Wat u vertelt, blijft bij ons.",
            [p("Een maatschappelijk werker luistert en zoekt met u uit waar u recht op hebt. U hoeft niets mee te brengen.")],
            "Maison sociale", "Parler d’argent, de logement, de soins ou d’énergie. En toute discrétion.",
        ),
        (
            "Omgeving", "gemeentehuis", "omgeving",
            "Bouwen, verbouwen, bomen en buren.",
            [p("Vraag raad voor u plannen laat tekenen. Dat bespaart u vaak weken.")],
            "Environnement", "Construire, rénover, arbres et voisins.",
        ),
        (
            "Wonen", "gemeentehuis", "wonen",
            "Huren, premies en een woning die veilig en droog is.",
            [p("We kijken samen welke premie u kunt krijgen en helpen u met de aanvraag.")],
            "Logement", "Location, primes et un logement sain.",
        ),
        (
            "Vrije tijd", "ontmoetingscentrum", "vrije-tijd-dienst",
            "Sport, cultuur, jeugd en verenigingen.",
            [p("Zoekt uw vereniging een zaal of materiaal? Wij weten wat er vrij is.")],
            "Loisirs", "Sport, culture, jeunesse et associations.",
        ),
        (
            "Bibliotheek", "bibliotheek", "bibliotheek-dienst",
            "Lezen, leren, spelen en hulp aan de computer.",
            [p("Een boek staat hier nooit ver. Vindt u het niet, dan halen we het voor u uit een andere bibliotheek.")],
            "Bibliothèque", "Lire, apprendre, jouer et de l’aide à l’ordinateur.",
        ),
    )
)  # fmt: skip
"""Name of the service in the catalogue, place where it works and text."""

GUIDE = PageText(
    slug="een-feest-in-uw-straat",
    title="Een feest in uw straat",
    summary="Van het eerste idee tot de laatste tafel: wat u regelt, bij wie, en wanneer.",
    service="Vrije tijd",
    body=[p("Een straatfeest, een buurtbarbecue of een speelstraat: in {name} kan er veel. Met deze vier stappen vergeet u niets.")],
    title_fr="Une fête dans votre rue",
    summary_fr="De la première idée à la dernière table : quoi régler, chez qui et quand.",
    body_fr=[p("Fête de rue, barbecue ou rue aux jeux : beaucoup est possible. Ces quatre étapes suffisent.")],
)  # fmt: skip


def _chapter(slug: str, title: str, summary: str, body: list[Block], french: str, french_body: list[Block]) -> PageText:
    return PageText(slug=slug, title=title, summary=summary, body=body, title_fr=french, body_fr=french_body)


CHAPTERS = (
    _chapter(
        "plannen", "Plannen", "Begin acht weken vooraf.",
        [
            p("Kies met uw buren een dag, en een tweede dag als het regent. Vraag in elk huis of het past."),
            ul("Hoe laat begint en eindigt het?", "Waar staan tafels en tent?", "Wie is het aanspreekpunt?"),
        ],
        "Prévoir", [p("Choisissez un jour avec vos voisins, huit semaines à l’avance.")],
    ),
    _chapter(
        "toelating", "Toelating vragen", "Minstens zes weken vooraf.",
        [
            p("Gaat de straat dicht, of is er muziek? Vraag het dan aan de {form}."),
            note("Een speelstraat heeft eigen regels: minstens één volwassene blijft aan elke kant van de straat."),
            links("", ("/producten/", "Zoek de aanvraag bij onze producten")),
        ],
        "Demander l’autorisation", [p("La rue sera fermée, ou il y aura de la musique ? Demandez-le à la commune.")],
    ),
    _chapter(
        "materiaal", "Materiaal en afval", "Tafels, stoelen, hekken en zakken.",
        [
            p("De {form} leent tafels, stoelen en hekken uit. U haalt ze op en brengt ze proper terug."),
            ul("Reserveer vier weken vooraf.", "Vraag bekers die u kunt afwassen.", "Zet aparte bakken voor glas en pmd."),
        ],
        "Matériel et déchets", [p("La commune prête tables, chaises et barrières. Réservez quatre semaines avant.")],
    ),
    _chapter(
        "de-dag-zelf", "De dag zelf", "Doorgang, geluid en een goed einde.",
        [
            p("Laat altijd vier meter vrij voor brandweer en ziekenwagen. Is iemand in gevaar? Bel 112."),
            p("Om 22 uur gaat de muziek zachter. Veeg samen de straat: het laatste dat buren zich herinneren, is hoe het eindigde."),
        ],
        "Le jour même", [p("Laissez quatre mètres libres pour les secours. En danger ? Appelez le 112.")],
    ),
)  # fmt: skip

JOURNEY = PageText(
    slug="een-kind-komt",
    title="U verwacht een kind",
    summary="Wat u regelt voor en na de geboorte, in de volgorde waarin het komt.",
    service="Burgerzaken",
    body=[
        {"type": "step", "value": {"title": "Opvang zoeken", "when": "vanaf de derde maand", "text": "<p>Wachten duurt vaak lang. Vraag uw plaats zo vroeg mogelijk aan.</p>", "links": [{"page": None, "address": "/producten/", "label": "Zoek kinderopvang"}], "optional": True}},
        {"type": "step", "value": {"title": "Uw kind erkennen", "when": "voor de geboorte", "text": "<p>Bent u niet getrouwd? Dan erkent de andere ouder het kind. Dat kan al tijdens de zwangerschap.</p>", "links": [{"page": None, "address": "/producten/", "label": "Een kind erkennen"}], "optional": True}},
        {"type": "step", "value": {"title": "De geboorte aangeven", "when": "binnen 15 dagen", "text": "<p>In de gemeente waar uw kind geboren is. Vaak kan het ook in het ziekenhuis.</p>", "links": [{"page": None, "address": "/geboorte/", "label": "Geboorte aangeven"}], "optional": False}},
        {"type": "step", "value": {"title": "Het groeipakket vragen", "when": "vanaf vier maanden voor de geboorte", "text": "<p>U kiest zelf wie uitbetaalt. U vraagt het één keer.</p>", "links": [], "optional": False}},
        {"type": "step", "value": {"title": "Een Kids-ID voor uw eerste reis", "when": "drie weken voor vertrek", "text": "<p>Kom samen met uw kind. Breng een pasfoto mee.</p>", "links": [{"page": None, "address": "/identiteitskaart/", "label": "Kids-ID aanvragen"}], "optional": True}},
    ],
    title_fr="Vous attendez un enfant",
    summary_fr="Ce qu’il faut régler avant et après la naissance, dans l’ordre.",
    body_fr=[
        {"type": "step", "value": {"title": "Reconnaître votre enfant", "when": "avant la naissance", "text": "<p>Vous n’êtes pas mariés ? L’autre parent reconnaît l’enfant.</p>", "links": [], "optional": True}},
        {"type": "step", "value": {"title": "Déclarer la naissance", "when": "dans les 15 jours", "text": "<p>Dans la commune où l’enfant est né, souvent aussi à l’hôpital.</p>", "links": [{"page": None, "address": "/geboorte/", "label": "Déclarer une naissance"}], "optional": False}},
    ],
)  # fmt: skip

PUBLICATION = PageText(
    slug="reglement-zalen",
    title="Reglement voor het gebruik van zalen",
    summary="Wie een zaal van {name} mag huren, wat het kost en wat u achterlaat zoals u het vond. Een voorbeeld.",
    service="Vrije tijd",
    body=[
        h("Wie mag huren?"),
        p("Verenigingen, buurtgroepen, scholen en inwoners van {name}. Een bedrijf kan huren als de zaal vrij blijft voor verenigingen."),
        h("Reserveren"),
        p("U reserveert ten laatste twee weken vooraf, aan de balie of aan de telefoon. U krijgt een bevestiging met de afspraken."),
        h("Wat kost het?"),
        p("Een erkende vereniging betaalt per dagdeel. Wie minder kan betalen, vraagt het ons: er is een sociaal tarief."),
        h("Netheid en geluid"),
        ul("Zet tafels en stoelen terug.", "Sorteer het afval in de bakken in de gang.", "Na 22 uur blijven de ramen dicht."),
        h("Schade"),
        p("Er gebeurt al eens iets. Meld het de dag zelf, dan vinden we samen een oplossing."),
    ],
    title_fr="Règlement pour l’utilisation des salles",
    summary_fr="Qui peut louer une salle, combien cela coûte et comment la laisser. Un exemple.",
    body_fr=[h("Qui peut louer ?"), p("Associations, groupes de quartier, écoles et habitants.")],
)  # fmt: skip

SUBSITE_BODY = [p("Alles over dit onderwerp staat hier bij elkaar, met een eigen redactie.")]
SUBSITE_PAGES = (
    PageText(
        slug="wat-is-er", title="Wat is er te doen", summary="Deze week en deze maand.",
        body=[p("Kijk in de agenda voor dag en uur."), links("", ("/agenda/", "Naar de agenda"))], in_menu=True,
    ),
    PageText(
        slug="wie-helpt-u", title="Wie helpt u", summary="Een naam, een nummer en een adres.",
        body=[p("Bel of kom langs. We luisteren eerst en zoeken daarna.")], in_menu=True,
    ),
)  # fmt: skip
