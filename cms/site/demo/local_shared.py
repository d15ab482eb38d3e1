"""Places and events that every demo town has under its own name, so that a town writes only what is its own."""

from cms.site.demo.shapes import EventText, PlaceText


def library(name: str, street: str, at: tuple[int, int], hours: str = "library", name_fr: str = "") -> PlaceText:
    return PlaceText(
        "bibliotheek", "library", name, street, at, hours, 40, on_home=True,
        summary="Boeken, spelletjes, computers en een rustige tafel. Lid worden is gratis tot 18 jaar.",
        access="De ingang heeft geen trap. Er is een lift en een aangepast toilet.",
        name_fr=name_fr,
        summary_fr="Des livres, des jeux, des ordinateurs. L’inscription est gratuite jusqu’à 18 ans.",
    )  # fmt: skip


def recycling(street: str, at: tuple[int, int], hours: str = "recycling") -> PlaceText:
    return PlaceText(
        "recyclagepark", "recycling", "Recyclagepark", street, at, hours, 70, on_home=True,
        summary="Breng uw identiteitskaart mee. De laatste bezoeker komt een kwartier voor sluitingstijd binnen.",
        access="Een medewerker helpt u dragen als u dat vraagt.",
        name_fr="Parc de recyclage",
        summary_fr="Apportez votre carte d’identité. La dernière entrée a lieu un quart d’heure avant la fermeture.",
    )  # fmt: skip


def social(name: str, street: str, at: tuple[int, int], name_fr: str = "") -> PlaceText:
    return PlaceText(
        "sociaal-huis", "social", name, street, at, "social", 20, on_home=True,
        summary="Vragen over geld, wonen, zorg of energie? U kunt hier binnenlopen zonder afspraak.",
        access="De ingang en de spreekkamers zijn gelijkvloers.",
        name_fr=name_fr,
        summary_fr="Des questions sur l’argent, le logement ou les soins ? Vous pouvez venir sans rendez-vous.",
    )  # fmt: skip


def sport(name: str, street: str, at: tuple[int, int], name_fr: str = "") -> PlaceText:
    return PlaceText(
        "sporthal", "sport", name, street, at, "sport", 45,
        summary="Zaal, kleedkamers en een cafetaria. Clubs en scholen reserveren per uur.",
        access="Er is een aangepast toilet en een kleedkamer voor rolstoelgebruikers.",
        name_fr=name_fr,
        summary_fr="Une salle, des vestiaires et une cafétéria. Les clubs et les écoles réservent à l’heure.",
    )  # fmt: skip


def pool(name: str, street: str, at: tuple[int, int]) -> PlaceText:
    return PlaceText(
        "zwembad", "pool", name, street, at, "pool", 46,
        summary="Banen zwemmen, een ondiep bad voor kinderen en elke week watergym.",
        access="Er is een tillift aan het bad. Vraag ernaar aan de kassa.",
    )  # fmt: skip


def culture(name: str, street: str, at: tuple[int, int], number: int = 47) -> PlaceText:
    return PlaceText(
        "ontmoetingscentrum", "culture", name, street, at, "culture", number,
        summary="Zalen voor verenigingen, voorstellingen en vergaderingen.",
        access="De grote zaal heeft plaatsen voor rolstoelen en een ringleiding.",
    )  # fmt: skip


def market(weekday: int, where: str) -> EventText:
    return EventText(
        "weekmarkt", "Weekmarkt", "Groenten, kaas, bloemen en kleren, elke week.", "market", 0, "08:00", "12:00",
        weekday=weekday, repeat="weekly", place_text=where, price="Gratis toegang",
    )  # fmt: skip


def repair_cafe(weekday: int, name: str = "Repair Café") -> EventText:
    return EventText(
        "repair-cafe", name, "Is uw toestel stuk? Vrijwilligers zoeken het samen met u uit.", "neighbourhood", 6,
        "13:30", "17:00", weekday=weekday, repeat="monthly_weekday", place="ontmoetingscentrum",
    )  # fmt: skip


def council(weekday: int, ahead: int = 8) -> EventText:
    return EventText(
        "gemeenteraad", "Gemeenteraad", "De raad vergadert in het openbaar. U mag komen luisteren.", "council", ahead,
        "19:30", "22:30", weekday=weekday, repeat="monthly_weekday", place="gemeentehuis", price="",
        title_fr="Conseil communal", summary_fr="Le conseil se réunit en public. Vous pouvez venir écouter.",
    )  # fmt: skip


def digipoint(weekday: int, place: str = "bibliotheek") -> EventText:
    return EventText(
        "leren-werken-met-itsme", "Leren werken met itsme", "Breng uw gsm en uw identiteitskaart mee.", "learning", 3,
        "14:00", "16:00", weekday=weekday, repeat="fortnightly", place=place, price="Gratis, zonder afspraak",
    )  # fmt: skip


def reading(weekday: int = 2) -> EventText:
    return EventText(
        "voorleesuurtje", "Voorleesuurtje voor kleuters", "Van 3 tot 6 jaar, met een ouder of grootouder.",
        "children", 1,
        "15:00", "15:45", weekday=weekday, repeat="weekly", place="bibliotheek",
        title_fr="L’heure du conte", summary_fr="De 3 à 6 ans, avec un parent ou un grand-parent.",
    )  # fmt: skip
