"""What people come for most: the same seven subjects in every demo town, in Dutch and in French."""

from cms.site.demo.pages_family import BIRTH, HELP, MARRIAGE
from cms.site.starter.shapes import PageText, contact, deadline, h, links, note, p, steps, ul

MOVING = PageText(
    slug="verhuizen",
    title="Verhuizing aangeven",
    hint="Binnen 8 werkdagen",
    icon="truck",
    service="Burgerzaken",
    summary="Verhuist u naar {name}, of binnen {name}? Geef uw nieuwe adres dan aan bij de {form}.",
    body=[
        deadline("Doe dit <b>binnen 8 werkdagen</b> nadat u verhuisd bent."),
        h("Wat hebt u nodig?"),
        ul(
            "<b>Uw identiteitskaart</b>, en die van iedereen die mee verhuist.",
            "<b>Uw pincode.</b> Bent u die kwijt? Dan vragen wij een nieuwe voor u aan.",
            "<b>Uw nieuwe adres</b>, met het busnummer als dat er is.",
        ),
        h("Hoe gaat het verder?"),
        steps(
            ("U geeft uw nieuwe adres aan", "Bel ons of kom langs in het {hall}. Mailen mag ook."),
            ("De wijkagent komt langs", "Die kijkt of u er echt woont. Zet dus uw naam op de bel."),
            ("U krijgt een brief", "Daarin staat wanneer u met uw identiteitskaart mag langskomen."),
            ("We zetten uw adres op uw kaart", "Dat duurt vijf minuten. U hebt geen nieuwe kaart nodig."),
        ),
        h("Wat kost het?"),
        p("<b>Niets.</b> De aangifte en het nieuwe adres op uw kaart zijn gratis."),
        h("Verhuist u uit {name} weg?"),
        p("Geef uw verhuizing dan aan in uw nieuwe gemeente. Die laat het ons weten. U moet bij ons niets doen."),
        links("Ook handig", ("page:afval", "Afval en recyclagepark"), ("page:parkeren", "Parkeren in {name}")),
    ],
    title_fr="Déclarer un déménagement",
    hint_fr="Dans les 8 jours ouvrables",
    summary_fr="Vous déménagez vers {name_fr} ou à l’intérieur de {name_fr} ? Déclarez votre nouvelle adresse.",
    body_fr=[
        deadline("Faites-le <b>dans les 8 jours ouvrables</b> après votre déménagement."),
        steps(
            ("Vous déclarez votre nouvelle adresse", "Appelez-nous ou venez à la {hall_fr}."),
            (
                "L’agent de quartier passe chez vous",
                "Il vérifie que vous y habitez. Mettez votre nom sur la sonnette.",
            ),
            ("Vous recevez une lettre", "Elle dit quand vous pouvez venir avec votre carte d’identité."),
            ("Nous changeons l’adresse sur votre carte", "Cela prend cinq minutes."),
        ),
        p("<b>C’est gratuit.</b>"),
    ],
)

IDENTITY_CARD = PageText(
    slug="identiteitskaart",
    title="Identiteitskaart of reispas",
    hint="Aanvragen, verloren, pincode",
    icon="id-card",
    service="Burgerzaken",
    summary="U vraagt uw kaart of reispas aan in het {hall}. U komt altijd zelf.",
    body=[
        note("Kaart verloren of gestolen? Bel meteen DOC STOP: <b>00800 2123 2123</b>, dag en nacht. Dat is gratis."),
        h("Een nieuwe identiteitskaart"),
        steps(
            ("U krijgt een uitnodiging", "Die komt met de post, enkele weken voor uw kaart vervalt."),
            (
                "U komt naar het {hall}",
                "Breng uw oude kaart en een goede pasfoto mee. We nemen ook uw vingerafdrukken.",
            ),
            ("U krijgt een brief met codes", "Die komt bij u thuis. Bewaar hem goed."),
            ("U haalt uw kaart af", "Breng uw oude kaart en de brief met de codes mee."),
        ),
        h("Een kaart voor uw kind"),
        p(
            "Gaat uw kind mee naar het buitenland en is het jonger dan 12 jaar? Vraag dan een Kids-ID aan. Kom samen"
            " met uw kind en breng een pasfoto mee. Een kind van 12 jaar krijgt vanzelf een uitnodiging."
        ),
        h("Een reispas"),
        p(
            "Voor landen buiten de Europese Unie hebt u vaak een reispas nodig. Breng uw identiteitskaart en een"
            " recente pasfoto mee. Vertrekt u binnenkort? Zeg het ons, dan bekijken we wat nog kan."
        ),
        h("Pincode vergeten"),
        p("Kom met uw kaart naar het {hall}, of bel ons. We vragen dan nieuwe codes aan."),
    ],
    title_fr="Carte d’identité ou passeport",
    hint_fr="Demander, perte, code PIN",
    summary_fr="Vous demandez votre carte ou votre passeport à la {hall_fr}. Vous venez toujours vous-même.",
    body_fr=[
        note("Carte perdue ou volée ? Appelez tout de suite DOC STOP : <b>00800 2123 2123</b>, jour et nuit."),
        steps(
            (
                "Vous recevez une invitation",
                "Elle arrive par la poste, quelques semaines avant la fin de votre carte.",
            ),
            ("Vous venez à la {hall_fr}", "Apportez votre ancienne carte et une bonne photo."),
            ("Vous recevez une lettre avec vos codes", "Gardez-la bien."),
            ("Vous venez chercher votre carte", "Apportez l’ancienne carte et la lettre."),
        ),
        p("Votre enfant a moins de 12 ans et part à l’étranger ? Demandez une Kids-ID. Venez avec votre enfant."),
    ],
)

WASTE = PageText(
    slug="afval",
    title="Afval en recyclagepark",
    hint="Sorteren, ophalen, wegbrengen",
    icon="recycle",
    service="Milieu",
    summary="Wat u thuis laat ophalen en wat u naar het recyclagepark brengt.",
    body=[
        h("Ophaling aan huis"),
        ul(
            "<b>Restafval</b> en <b>gft</b> zet u buiten in de container of zak van de {form}.",
            "<b>Pmd</b> doet u in de blauwe zak.",
            "<b>Papier en karton</b> bindt u samen of stopt u in een kartonnen doos.",
            "<b>Glas</b> brengt u naar de glasbol. Doe dat niet na 22 uur, voor de buren.",
        ),
        note("Zet uw afval buiten vanaf 19 uur de avond voordien. Zo ligt er overdag niets op de stoep."),
        h("Naar het recyclagepark"),
        p(
            "Breng uw identiteitskaart mee: daarmee gaat de slagboom open. Sorteer thuis al, dan bent u sneller"
            " klaar. Voor sommige soorten afval betaalt u per kilo."
        ),
        h("Is er iets mis?"),
        p("Is uw afval niet opgehaald, of ziet u sluikstort? Meld het, dan sturen we iemand."),
        links("", ("/melden/", "Meld een probleem met afval")),
    ],
    title_fr="Déchets et parc de recyclage",
    hint_fr="Trier, collecte, apporter",
    summary_fr="Ce que nous venons chercher chez vous et ce que vous apportez au parc de recyclage.",
    body_fr=[
        ul(
            "<b>Déchets résiduels</b> et <b>déchets organiques</b> : dans le conteneur ou le sac de la commune.",
            "<b>PMC</b> : dans le sac bleu.",
            "<b>Papier et carton</b> : attachés ou dans une boîte en carton.",
            "<b>Verre</b> : dans la bulle à verre, pas après 22 heures.",
        ),
        note("Sortez vos déchets à partir de 19 heures la veille."),
        p("Au parc de recyclage, vous entrez avec votre carte d’identité."),
        links("", ("/melden/", "Signaler un problème de déchets")),
    ],
)

PARKING = PageText(
    slug="parkeren",
    title="Parkeren",
    hint="Blauwe zone, bewonerskaart",
    icon="car-front",
    service="Mobiliteit",
    summary="Waar u mag staan, hoe lang, en welke kaart u als bewoner kunt vragen.",
    body=[
        h("De blauwe zone"),
        p(
            "Ziet u een bord met een parkeerschijf? Leg dan uw blauwe schijf achter de voorruit, met het uur waarop u"
            " aankomt. Op het bord leest u hoe lang u mag blijven staan."
        ),
        h("Bewonerskaart"),
        p(
            "Woont u in een straat met een blauwe zone? Dan kunt u een bewonerskaart vragen. Daarmee staat u er zo"
            " lang u wilt. U hebt nodig: uw identiteitskaart en het inschrijvingsbewijs van de auto."
        ),
        h("Parkeerkaart voor personen met een handicap"),
        p(
            "Die vraagt u aan bij de federale overheid. Lukt dat niet alleen? De sociale dienst doet het samen met u."
            " Leg de kaart altijd achter de voorruit."
        ),
        h("Plaats vrijhouden"),
        p(
            "Komt er een verhuiswagen of een container? Vraag minstens tien werkdagen vooraf borden aan om plaats"
            " vrij te houden."
        ),
        contact("Dienst Mobiliteit", "Zeg er uw straat bij, dan kijken we het meteen na."),
    ],
    title_fr="Stationnement",
    hint_fr="Zone bleue, carte de riverain",
    summary_fr="Où vous pouvez stationner, combien de temps, et quelle carte vous pouvez demander.",
    body_fr=[
        p(
            "Vous voyez un panneau avec un disque ? Mettez votre disque bleu derrière le pare-brise, avec votre heure"
            " d’arrivée. Le panneau dit combien de temps vous pouvez rester."
        ),
        p(
            "Vous habitez une rue avec une zone bleue ? Demandez une carte de riverain avec votre carte d’identité et"
            " le certificat d’immatriculation de la voiture."
        ),
    ],
)

SHARED_PAGES = (MOVING, IDENTITY_CARD, WASTE, PARKING, BIRTH, MARRIAGE, HELP)
