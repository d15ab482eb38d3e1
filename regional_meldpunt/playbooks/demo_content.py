"""What the draaiboeken of the demo say. Every number is fictitious: 0470 00 00 and two figures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from regional_meldpunt.playbooks.content import Contact, Content, Step


@dataclass(frozen=True)
class Book:
    title: str
    content: Content
    category: str = ""
    group: str = ""
    keeper: str = "Diensthoofd openbaar domein"


def do(text: str) -> Step:
    return Step("do", text)


def page(text: str, who: str, night: str) -> Step:
    return Step("page", text, who, "", f"0470 00 00 {night}")


def inform(text: str, who: str, night: str) -> Step:
    return Step("inform", text, who, "", f"0470 00 00 {night}")


DEPOT = Contact("depot", "Gemeentelijk depot", "borden, hekken, zand en pompen; sleutelkast A", "", "0470 00 00 20")
ROADS = Contact(
    "contractor", "Wegenwerken Verbeke", "verzakkingen en putten, binnen 2 uur ter plaatse", "", "0470 00 00 31"
)
TREES = Contact(
    "contractor", "Boomverzorging De Linde", "kettingzaag en hoogwerker, binnen 90 minuten", "", "0470 00 00 32"
)
PUMPS = Contact("contractor", "Pompdienst Leie", "zware pompen en slangen", "", "0470 00 00 33")
ROOFS = Contact("contractor", "Dakwerken Lannoo", "daken en gevels beveiligen", "", "0470 00 00 34")
CLEANING = Contact("contractor", "Veegdienst Mandel", "olie opruimen, veegwagen met korrels", "", "0470 00 00 35")
ELECTRICITY = Contact("service", "Netbeheerder, storingen", "stroom afzetten ter plaatse", "", "0470 00 00 41")
SHELTER = Contact("service", "Dierenopvang De Leiehoeve", "dag en nacht, ook voor landbouwdieren", "", "0470 00 00 42")
KEYS = Contact("key", "Wachtmeester van de gebouwen", "sleutels van alle gemeentelijke gebouwen", "", "0470 00 00 43")

MAYOR = inform(
    "Verwittig de burgemeester zodra er gewonden zijn, mensen weg moeten of de pers belt", "Burgemeester", "01"
)
PLANNER = inform(
    "Verwittig de noodplanningscoördinator als een straat langer dan twee uur dicht blijft",
    "Noodplanningscoördinator",
    "02",
)
DIRECTOR = inform(
    "Stuur de algemeen directeur een bericht met plaats, oorzaak en bestelde werken", "Algemeen directeur", "03"
)
ORDER = (
    "U mag zelf een aannemer van de lijst bestellen, verkeersborden laten plaatsen en materiaal uit het depot halen. "
    "Hou de bestelbon of een foto van de werkopdracht bij."
)
CLOSE = (
    "Een straat dichtzetten mag u zelf beslissen voor ten hoogste vier uur. Vraag de politie om het verkeer om te "
    "leiden; hekken en borden C3 en F41 staan in het depot. Geef door welke bussen moeten omrijden."
)
SCALE = (
    "Bel de noodplanningscoördinator bij meer dan drie straten tegelijk, bij gevaar voor een school, een "
    "woonzorgcentrum of het spoor, of als u het mandaat overschrijdt."
)
CABINET = "Sleutelkast A hangt links van de poort van het depot. De meldkamer heeft de reservesleutel."


def _content(steps: tuple[Step, ...], contacts: tuple[Contact, ...], euro: int) -> Content:
    return Content(steps, contacts, euro, ORDER, CABINET, CLOSE, SCALE)


GENERAL = Book(
    "Algemeen draaiboek",
    _content(
        (
            do("Bel de melder terug: is iemand gewond of in gevaar? Dan eerst 112"),
            do("Ga kijken, of laat de ploeg van wacht kijken, en maak een foto"),
            page("Roep de ploeg van wacht op", "Technische dienst, ploeg van wacht", "10"),
            do("Maak de plaats veilig met hekken en een lamp"),
            DIRECTOR,
        ),
        (DEPOT, ROADS, KEYS),
        1_000,
    ),
    keeper="Algemeen directeur",
)
EXAMPLES: dict[str, Book] = {
    "boom": Book(
        "Boom op de weg",
        _content(
            (
                do("Vraag of er iemand onder of in een auto zit: dan 112 en brandweer"),
                do("Kijk of de boom een leiding raakt. Hangt er een draad: niemand binnen tien meter"),
                page("Roep de boomverzorger op en zeg hoe dik de stam is", "Boomverzorging De Linde", "32"),
                page("Roep de ploeg van wacht op voor hekken en zand", "Technische dienst, ploeg van wacht", "10"),
                do("Zet de straat aan beide kanten dicht"),
                PLANNER,
                do("Kijk de bomen ernaast na en maak een foto van de stronk"),
            ),
            (TREES, DEPOT, ELECTRICITY),
            2_500,
        ),
        category="boom-op-de-weg",
        keeper="Verantwoordelijke groendienst",
    ),
    "water": Book(
        "Water op straat",
        _content(
            (
                do("Staat er stroom in de kelder? Laat niemand naar beneden gaan"),
                do("Maak de straatkolken vrij over vijftig meter"),
                page("Roep de ploeg met de pomp op", "Technische dienst, ploeg van wacht", "10"),
                page("Vraag de netbeheerder om de stroom af te zetten", "Netbeheerder, storingen", "41"),
                do("Breng zandzakken naar de laagste huizen en spreek de bewoners aan"),
                MAYOR,
                PLANNER,
            ),
            (PUMPS, DEPOT, ELECTRICITY),
            2_500,
        ),
        category="water-op-straat",
    ),
    "deksel": Book(
        "Putdeksel weg of los",
        _content(
            (
                do("Laat iemand bij de put blijven tot er een hek staat"),
                page("Roep de ploeg van wacht op met een reservedeksel", "Technische dienst, ploeg van wacht", "10"),
                do("Meet de opening: 50, 60 of 70 cm; ronde deksels liggen in rek 4"),
                do("Ligt de put op een gewestweg: plaats toch een hek, en meld het aan Wegen en Verkeer"),
                DIRECTOR,
            ),
            (DEPOT, ROADS),
            1_500,
        ),
        category="putdeksel",
    ),
    "kabel": Book(
        "Losse kabel of open lichtpaal",
        _content(
            (
                do("Raak niets aan. Hou iedereen op tien meter afstand, ook op nat gras"),
                page("Roep de netbeheerder op: zeg het nummer van de paal", "Netbeheerder, storingen", "41"),
                do("Blijf ter plaatse, of vraag de politie om te blijven"),
                do("Schrijf op wie de paal aanreed: nummerplaat en verzekering"),
                DIRECTOR,
            ),
            (ELECTRICITY, DEPOT),
            750,
        ),
        category="kabel-los",
    ),
    "glad": Book(
        "Glad wegdek",
        _content(
            (
                do("Vraag wat het is: ijzel, olie of modder, en over welke lengte"),
                page("IJzel: roep de strooiploeg op, eerst bruggen en hellingen", "Strooiploeg van wacht", "11"),
                page("Olie: roep de veegdienst op met korrels", "Veegdienst Mandel", "35"),
                do("Plaats borden A15 op vijftig meter, aan beide kanten"),
                do("Is de landbouwer of de vervoerder bekend? Vraag hem om zelf op te ruimen en noteer het"),
                PLANNER,
            ),
            (CLEANING, DEPOT),
            2_000,
        ),
        category="glad-wegdek",
    ),
    "voorwerp": Book(
        "Gevaarlijk voorwerp op de weg",
        _content(
            (
                do("Laat de melder niet zelf de rijweg op gaan. Autosnelweg of expresweg: 101"),
                page("Roep de ploeg van wacht op met een bestelwagen", "Technische dienst, ploeg van wacht", "10"),
                do("Vaten of onbekende vloeistof: niet aanraken, 112"),
                do("Bewaar wat verloren is drie maanden in het depot, met label"),
            ),
            (DEPOT, CLEANING),
            1_000,
        ),
        category="voorwerp-op-de-weg",
    ),
    "gas": Book(
        "Gasgeur",
        _content(
            (
                do("Laat de melder buiten gaan, ramen open, geen schakelaar aanraken, en 112 bellen"),
                page("Meld het aan de netbeheerder gas", "Netbeheerder, gas", "44"),
                do("Ga niet zelf binnen. Wacht de brandweer op aan de hoek van de straat"),
                MAYOR,
                PLANNER,
                do("Opvang nodig? Open de sporthal; de zaalwachter heeft de sleutel"),
            ),
            (KEYS, Contact("service", "Sporthal, zaalwachter", "opvang voor 120 mensen", "", "0470 00 00 45")),
            1_500,
        ),
        category="gasgeur",
        keeper="Noodplanningscoördinator",
    ),
    "dak": Book(
        "Losse dakpannen of gevel",
        _content(
            (
                do("Zet de stoep dicht over de hoogte van het gebouw en de helft erbij"),
                page("Roep de dakwerker op", "Dakwerken Lannoo", "34"),
                do("Zoek de eigenaar; een maatregel op zijn kosten vraagt een besluit van de burgemeester"),
                inform("Vraag de burgemeester om een mondeling besluit en noteer het uur", "Burgemeester", "01"),
                do("Maak foto's van alle kanten voor de verzekering"),
            ),
            (ROOFS, DEPOT),
            3_000,
        ),
        category="losse-dakpannen",
    ),
    "dier": Book(
        "Loslopend dier",
        _content(
            (
                do("Vraag welk dier, hoe groot, en of het op een weg loopt. Op de weg: ook 101"),
                page("Roep de dierenopvang op", "Dierenopvang De Leiehoeve", "42"),
                do("Paarden en koeien: bel de landbouwer van de lijst in de map van het depot"),
                do("Laat de chip lezen en noteer het nummer"),
            ),
            (SHELTER,),
            400,
        ),
        category="loslopend-dier",
        keeper="Gemeenschapswacht",
    ),
    "vervuiling": Book(
        "Vervuild water",
        _content(
            (
                do("Zoek waar het begint: ga stroomopwaarts, maak foto's, neem een staal in een propere fles"),
                page("Roep de brandweer op voor een dam als er olie drijft", "Brandweer, officier van wacht", "46"),
                page("Meld het aan de waterloopbeheerder", "Waterloopbeheerder, wacht", "47"),
                DIRECTOR,
                do("Sluit een drinkplaats voor vee af en verwittig de landbouwer"),
            ),
            (PUMPS, CLEANING),
            1_500,
        ),
        category="vervuild-water",
        keeper="Milieuambtenaar",
    ),
    "straat": Book(
        "Straat, stoep en fietspad",
        _content(
            (
                do("Is er gevaar voor fietsers? Zet een hek met lamp, ook als herstellen kan wachten"),
                page("Roep de ploeg van wacht op", "Technische dienst, ploeg van wacht", "10"),
                do("Een put dieper dan 5 cm of een verzakking: laat de aannemer komen"),
                do("Noteer de eigenaar van de weg: gemeente, gewest of privé"),
            ),
            (ROADS, DEPOT),
            1_500,
        ),
        group="straat",
    ),
}
# Which municipality keeps which of its own; each of these has a general one as well, the others have none.
BOOKS: dict[str, tuple[str, ...]] = {
    "kortrijk": ("boom", "water", "deksel", "kabel", "glad", "gas", "dak", "straat"),
    "menen": ("water", "boom", "kabel", "vervuiling", "straat"),
    "harelbeke": ("boom", "glad", "deksel", "dier"),
    "wevelgem": ("water", "voorwerp", "dak"),
    "waregem": ("boom", "glad", "gas", "dier", "straat"),
    "zwevegem": ("water", "vervuiling"),
}
MANDATES = {"Kortrijk": 2, "Waregem": 2}


def said(book: Book, place: str) -> Content:
    """As the municipality wrote it down: larger ones give a wider mandate. Examples of the region give none."""
    content = book.content
    if not place:
        return replace(content, euro=None, mandate="Er is niets afgesproken: vraag eerst de algemeen directeur.")
    return replace(content, euro=(content.euro or 0) * MANDATES.get(place, 1))
