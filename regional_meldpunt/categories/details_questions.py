"""The questions that go with a category. Few on purpose: each one must change who gets it, or how soon."""

from __future__ import annotations

from regional_meldpunt.categories.entries import Ask, Option

YES, NO = "ja", "nee"


def yes_no(slug: str, nl: str, fr: str, *, acute: bool = False, required: bool = False) -> Ask:
    return Ask(slug=slug, nl=nl, fr=fr, kind="yesno", acute=(YES,) if acute else (), required=required)


LAMP_NUMBER = Ask(
    slug="paalnummer",
    nl="Welk nummer staat op de paal?",
    fr="Quel numéro se trouve sur le poteau ?",
    kind="text",
)
HOW_MANY_LAMPS = Ask(
    slug="aantal-lampen",
    nl="Hoeveel lampen zijn het?",
    fr="Combien de lampes ?",
    options=(
        Option("een", "Eén", "Une"),
        Option("enkele", "Enkele", "Quelques-unes"),
        Option("hele-straat", "De hele straat", "Toute la rue"),
    ),
)
WATER_NAME = Ask(
    slug="welk-water",
    nl="Welk water is het?",
    fr="De quelle eau s’agit-il ?",
    required=True,
    options=(
        Option("leie", "De Leie", "La Lys"),
        Option("schelde", "De Schelde", "L’Escaut"),
        Option("kanaal", "Het kanaal Bossuit-Kortrijk of Roeselare-Leie", "Le canal Bossuit-Courtrai ou Roulers-Lys"),
        Option("beek", "Een beek, gracht of vijver", "Un ruisseau, un fossé ou un étang"),
        Option("weet-niet", "Ik weet het niet", "Je ne sais pas"),
    ),
)
DUMPED = Ask(
    slug="wat-ligt-er",
    nl="Wat ligt er?",
    fr="Qu’y a-t-il ?",
    required=True,
    options=(
        Option("zakken", "Vuilniszakken of klein afval", "Des sacs ou de petits déchets"),
        Option("grof", "Meubels, matrassen of toestellen", "Des meubles, matelas ou appareils"),
        Option("bouw", "Bouwafval of banden", "Des gravats ou des pneus"),
        Option("gevaarlijk", "Olie, vaten, asbest of drugsafval", "De l’huile, des fûts, de l’amiante"),
    ),
)

ASKS: dict[str, tuple[Ask, ...]] = {
    "put-in-de-weg": (
        Ask(
            slug="waar-op-de-weg",
            nl="Waar is de put?",
            fr="Où est le trou ?",
            options=(
                Option("rijweg", "Op de rijweg", "Sur la chaussée"),
                Option("fietspad", "Op het fietspad", "Sur la piste cyclable"),
                Option("stoep", "Op de stoep", "Sur le trottoir"),
            ),
        ),
        yes_no("valgevaar", "Kan iemand daardoor vallen?", "Quelqu’un pourrait-il tomber ?"),
    ),
    "verkeerslicht": (
        Ask(
            slug="wat-lichten",
            nl="Wat doen de lichten?",
            fr="Que font les feux ?",
            required=True,
            acute=("uit",),
            options=(
                Option("uit", "Ze zijn allemaal uit", "Ils sont tous éteints"),
                Option("knipperen", "Ze knipperen", "Ils clignotent"),
                Option("een-lamp", "Eén lamp is stuk", "Une seule lampe est cassée"),
            ),
        ),
    ),
    "spoorovergang": (
        yes_no(
            "slagboom",
            "Werken de slagbomen of lichten niet?",
            "Les barrières ou les feux ne fonctionnent-ils pas ?",
            acute=True,
            required=True,
        ),
    ),
    "werken": (
        Ask(slug="bord-nummer", nl="Wat staat er op het werfbord?", fr="Que dit le panneau du chantier ?", kind="text"),
    ),
    "bushalte": (Ask(slug="haltenummer", nl="Wat is het nummer van de halte?", fr="Numéro de l’arrêt", kind="number"),),
    "brug-of-tunnel": (
        yes_no("brokstukken", "Vallen er stukken naar beneden?", "Des morceaux tombent-ils ?", acute=True),
    ),
    "straatlamp-kapot": (HOW_MANY_LAMPS, LAMP_NUMBER),
    "straatlamp-overdag": (HOW_MANY_LAMPS, LAMP_NUMBER),
    "straatlamp-knippert": (LAMP_NUMBER,),
    "lichtpaal-aangereden": (
        yes_no(
            "kabels-zichtbaar",
            "Ziet u kabels of kan de paal vallen?",
            "Voyez-vous des câbles ou le poteau peut-il tomber ?",
            acute=True,
            required=True,
        ),
        LAMP_NUMBER,
    ),
    "sluikstort": (
        DUMPED,
        yes_no("dader", "Zag u wie het deed?", "Avez-vous vu qui l’a fait ?"),
        Ask(
            slug="wat-zag-u",
            nl="Wat zag u? Geef geen namen, wel bijvoorbeeld een nummerplaat.",
            fr="Qu’avez-vous vu ? Pas de noms, mais par exemple une plaque.",
            kind="text",
            after=("dader", (YES,)),
        ),
    ),
    "asbest": (yes_no("gebroken", "Zijn de platen gebroken?", "Les plaques sont-elles cassées ?"),),
    "glas-op-straat": (yes_no("naalden", "Liggen er naalden of spuiten?", "Y a-t-il des aiguilles ou seringues ?"),),
    "afval-niet-opgehaald": (
        Ask(
            slug="welk-afval",
            nl="Welk afval is niet opgehaald?",
            fr="Quels déchets n’ont pas été collectés ?",
            required=True,
            options=(
                Option("rest", "Restafval", "Déchets résiduels"),
                Option("pmd", "Pmd", "PMC"),
                Option("papier", "Papier en karton", "Papier et carton"),
                Option("gft", "Gft", "Déchets organiques"),
                Option("grof", "Grofvuil", "Encombrants"),
            ),
        ),
    ),
    "straatkolk-verstopt": (
        yes_no("water-in-huis", "Loopt er water in huizen?", "De l’eau entre-t-elle dans des maisons ?", acute=True),
    ),
    "vervuild-water": (WATER_NAME,),
    "kanaal-of-leie": (
        WATER_NAME,
        yes_no("iemand-in-water", "Ligt er iemand in het water?", "Quelqu’un est-il dans l’eau ?", acute=True),
    ),
    "waterlek": (yes_no("weg-onderspoeld", "Zakt de weg weg?", "La chaussée s’affaisse-t-elle ?", acute=True),),
    "losse-tak": (
        yes_no(
            "kan-vallen",
            "Kan de tak elk moment vallen?",
            "La branche peut-elle tomber à tout moment ?",
            acute=True,
            required=True,
        ),
    ),
    "loslopend-dier": (
        Ask(
            slug="welk-dier",
            nl="Welk dier is het?",
            fr="Quel animal est-ce ?",
            required=True,
            acute=("groot",),
            options=(
                Option("hond", "Een hond", "Un chien"),
                Option("kat", "Een kat", "Un chat"),
                Option("groot", "Een paard, koe of ander groot dier", "Un cheval, une vache ou un autre grand animal"),
                Option("ander", "Een ander dier", "Un autre animal"),
            ),
        ),
        yes_no("gewond", "Is het dier gewond?", "L’animal est-il blessé ?"),
    ),
    "lawaai": (
        Ask(
            slug="wat-lawaai",
            nl="Waarvan komt het lawaai?",
            fr="D’où vient le bruit ?",
            options=(
                Option("buren", "Van buren", "Des voisins"),
                Option("zaak", "Van een zaak of fuif", "D’un commerce ou d’une fête"),
                Option("werf", "Van een werf", "D’un chantier"),
                Option("dieren", "Van dieren", "D’animaux"),
            ),
        ),
        yes_no("nu-bezig", "Is het nu bezig?", "Est-ce en cours ?"),
    ),
    "fout-parkeren": (
        Ask(
            slug="hindert",
            nl="Wie kan er niet door?",
            fr="Qui ne peut pas passer ?",
            required=True,
            options=(
                Option("hulpdienst", "Hulpdiensten of bus", "Les secours ou le bus"),
                Option("oprit", "Ik kan mijn oprit niet uit", "Je ne peux pas sortir de chez moi"),
                Option("fietsers", "Fietsers of voetgangers", "Les cyclistes ou les piétons"),
                Option("niemand", "Niemand, maar het mag niet", "Personne, mais c’est interdit"),
            ),
        ),
    ),
    "graffiti": (
        yes_no("beledigend", "Is de tekst beledigend of racistisch?", "Le texte est-il injurieux ou raciste ?"),
    ),
    "gemeentegebouw": (
        yes_no("lift", "Zit er iemand vast in een lift?", "Quelqu’un est-il bloqué dans un ascenseur ?", acute=True),
    ),
    "hoornaar": (
        Ask(
            slug="hoogte-nest",
            nl="Hoe hoog hangt het nest?",
            fr="À quelle hauteur est le nid ?",
            options=(
                Option("laag", "Ik kan het aanraken", "À portée de main"),
                Option("hoog", "Hoog in een boom of gevel", "Haut dans un arbre ou une façade"),
            ),
        ),
    ),
}
