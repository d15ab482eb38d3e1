"""What people in the demo reported over the last weeks, and what became of it. Invented, in their own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """Words that go with one category; `weight` says how often it happens, `urgency` "" means that of the category."""

    category: str
    team: str
    weight: int
    said: tuple[str, ...]
    done: tuple[str, ...]
    urgency: str = ""


TECHNICAL, GREEN, CLEAN, ORDER, DESK = "technische-dienst", "groendienst", "netheid", "gemeenschapswacht", "onthaal"

TOPICS: tuple[Topic, ...] = (
    Topic("sluikstort", CLEAN, 13,
          ("Zakken huisvuil naast de glasbol.", "Matras en kapotte zetel op de hoek.", "Bouwafval in de berm.",
           "Drie banden en een emmer verf."),
          ("Opgehaald.", "Opgehaald, en een spoor gevonden: de gemeenschapswacht volgt het op.")),
    Topic("put-in-de-weg", TECHNICAL, 11,
          ("Diepe put, mijn fiets slipte bijna.", "Het asfalt is gebarsten na de vorst.",
           "Put vlak voor het zebrapad.", "Verzakking waar ze vorige maand gewerkt hebben."),
          ("Hersteld met koudasfalt.", "Hersteld. In het voorjaar krijgt dit stuk een nieuwe laag.")),
    Topic("straatlamp-kapot", TECHNICAL, 11,
          ("De lamp voor nummer 14 brandt niet.", "Twee lampen na elkaar zijn uit.", "Heel donker aan de bushalte."),
          ("De netbeheerder verving de lamp.", "Het was een zekering; alles brandt weer.")),
    Topic("losse-stoeptegel", TECHNICAL, 9,
          ("Losse tegel, er is al iemand gestruikeld.", "Boordsteen ligt los aan de schoolpoort.",
           "De klinkers zakken weg rond de boom."),
          ("Tegels opnieuw gelegd.", "Hersteld en aangetrild.")),
    Topic("vuilnisbak-vol", CLEAN, 8,
          ("De vuilnisbak aan het park loopt over.", "Bak aan de bushalte is al dagen vol."),
          ("Leeggemaakt.", "Leeggemaakt; hij staat voortaan vaker op de ronde.")),
    Topic("straatkolk-verstopt", TECHNICAL, 7,
          ("Het rioolputje zit vol bladeren.", "Bij elke bui staat hier een plas."),
          ("Gereinigd met de kolkenzuiger.", "Gereinigd.")),
    Topic("graffiti", TECHNICAL, 5,
          ("Graffiti op de fietstunnel.", "Tags op het elektriciteitskastje."),
          ("Verwijderd.", "De eigenaar van het kastje is verwittigd en haalt het weg.")),
    Topic("losse-tak", GREEN, 5,
          ("Een grote tak hangt los boven het voetpad.", "Tak afgebroken, steunt op de haag."),
          ("Tak weggenomen.", "Boom gesnoeid en nagekeken.")),
    Topic("gras-onkruid", GREEN, 5,
          ("Onkruid tot aan mijn knieën op het pleintje.", "De berm is nog niet gemaaid."),
          ("Gewied.", "Gemaaid; de bloemenstrook blijft bewust staan.")),
    Topic("verkeersbord", TECHNICAL, 5,
          ("Het bord «zone 30» ligt plat.", "Straatnaambord is verdwenen.", "De spiegel is gedraaid."),
          ("Rechtgezet.", "Nieuw bord geplaatst.")),
    Topic("zwerfvuil", CLEAN, 5,
          ("Blikjes en papier langs het jaagpad.", "Overal flyers na de markt."),
          ("Opgeruimd met de ploeg van dinsdag.",)),
    Topic("hondenpoep", ORDER, 4,
          ("Elke ochtend hondenpoep op hetzelfde stuk stoep.",),
          ("Zakjesbord geplaatst en extra controle gevraagd.",)),
    Topic("speeltuig-kapot", GREEN, 3,
          ("De schommel hangt nog aan één ketting.", "Scherpe rand aan de glijbaan."),
          ("Speeltuig afgezet en hersteld.",)),
    Topic("fietswrak", ORDER, 3,
          ("Fiets zonder wielen, staat er al maanden.",),
          ("Gelabeld en na twee weken weggehaald.",)),
    Topic("water-op-straat", TECHNICAL, 3,
          ("Het water komt de straat op bij hevige regen.",),
          ("Rooster vrijgemaakt, het water is weg.",), "urgent"),
    Topic("boom-op-de-weg", GREEN, 3,
          ("Een boom ligt half over de weg.",),
          ("Boom weggehaald, de weg is vrij.",), "urgent"),
    Topic("bank-kapot", GREEN, 2,
          ("De leuning van de bank is eraf.",),
          ("Bank hersteld in het atelier en teruggezet.",)),
    Topic("fout-parkeren", ORDER, 4,
          ("Auto staat op het fietspad.",),
          ("De patrouille is langs geweest.",)),
    Topic("loslopend-dier", ORDER, 2,
          ("Hond zonder baasje loopt rond.",),
          ("Gevangen en naar het asiel gebracht.",)),
    Topic("begraafplaats", GREEN, 2,
          ("Het kraantje aan de ingang lekt.",),
          ("Kraan vervangen.",)),
    Topic("vraag", DESK, 4,
          ("Tot wanneer is de weg opgebroken?", "Mag ik zelf de boom voor mijn deur water geven?"),
          ("Beantwoord.",)),
    Topic("klacht-dienstverlening", DESK, 2,
          ("Ik belde drie keer en kreeg niemand aan de lijn.",),
          ("Excuses aangeboden en uitgelegd wat er misliep.",)),
    Topic("voorstel", DESK, 2,
          ("Zet een fietsrek aan de bibliotheek.",),
          ("Dank u, we nemen het mee in het mobiliteitsplan.",)),
)  # fmt: skip

STREETS = (
    "Stationsstraat", "Kerkstraat", "Molenstraat", "Schoolstraat", "Kasteelstraat", "Nieuwstraat", "Hoogstraat",
    "Bruggestraat", "Kapelstraat", "Marktstraat", "Parkstraat", "Weverijstraat", "Vlasstraat", "Beekstraat",
    "Doorniksesteenweg", "Gentsestraat", "Sint-Janslaan", "Meersstraat",
)  # fmt: skip
FRENCH = (
    "Des sacs à côté de la bulle à verre.", "Un trou profond près du carrefour.", "Le réverbère ne marche plus.",
    "Une dalle du trottoir bouge.",
)  # fmt: skip
NOTES = (
    "Ter plaatse gekeken, foto genomen.", "Ploeg ingepland voor deze week.", "Materiaal besteld.",
    "Gebeld met de bewoner: ze zijn thuis op woensdag.",
)  # fmt: skip
ASKED = "Aan welke kant van de straat is het, en kunt u een foto sturen?"
PLANNED = "We doen dit samen met de werken van volgende maand."
NOT_OURS = "Deze weg is van het gewest. We gaven uw melding door aan de wegbeheerder."
SATISFIED = ("", "", "Snel gedaan, dank u.", "Vriendelijk geholpen.", "")
NOT_SATISFIED = ("Het is er na een week opnieuw.", "Het duurde wel erg lang.", "")
