"""The permanent cast: the same people in every test, so that a name tells what someone may see.

Each member has one account, on one host. ``schema`` is where that account lives: a municipality's schema, or ``public`` for the
region. Gust has no account: he is the citizen on whose behalf all of this exists.
"""

from dataclasses import dataclass

PASSWORD = "een-lange-zin-voor-de-proef"


@dataclass(frozen=True)
class Member:
    """Someone with an account, and what that account may do."""

    name: str
    slug: str
    roles: tuple[str, ...]
    home: str = ""  # a person of the region has a home municipality

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@{self.slug}.test"

    @property
    def of_the_region(self) -> bool:
        return self.slug == "regio"

    @property
    def schema(self) -> str:
        return "public" if self.of_the_region else self.slug.replace("-", "_")


ANNA = Member("Anna Declercq", "kortrijk", ("behandelaar",))
BRAM = Member("Bram Vandewalle", "kortrijk", ("beheerder",))
CHAIMA = Member("Chaima El Idrissi", "menen", ("behandelaar",))
RITA = Member("Rita Lambrecht", "kortrijk", ("redacteur",))
DIRK = Member("Dirk Verhaeghe", "regio", ("operator",), home="kortrijk")
EVA = Member("Eva Dewitte", "regio", ("wachtdienst",), home="deerlijk")
FIEN = Member("Fien Callens", "regio", ("directeur",), home="harelbeke")
WIM = Member("Wim Desmet", "regio", ("regiobeheerder",), home="kortrijk")
COOR = Member("Coor Vanneste", "regio", ("coordinator",), home="zwevegem")

# The social services of two OCMWs. Hugo gives the roles there; Kaat and he hold the keys of Kortrijk, Lode and Mira those of Menen.
SARA = Member("Sara Lievens", "kortrijk", ("maatschappelijk_werker",))
NOOR = Member("Noor Baert", "kortrijk", ("maatschappelijk_werker",))
HUGO = Member("Hugo Maes", "kortrijk", ("hoofd_sociaal", "sleutelhouder"))
KAAT = Member("Kaat Claeys", "kortrijk", ("sleutelhouder",))
BERT = Member("Bert Vens", "kortrijk", ("bcsd_lid",))
MIRA = Member("Mira Naert", "menen", ("maatschappelijk_werker", "sleutelhouder"))
LODE = Member("Lode Hoste", "menen", ("hoofd_sociaal", "sleutelhouder"))
SOCIAL = (SARA, NOOR, HUGO, KAAT, BERT, MIRA, LODE)

CAST = (ANNA, BRAM, CHAIMA, RITA, DIRK, EVA, FIEN, WIM, COOR, *SOCIAL)


@dataclass(frozen=True)
class Citizen:
    """Nobody logs in as Gust: he has a telephone, a pothole and an opinion."""

    name: str = "Gust Vercruysse"
    email: str = "gust@citizen.test"
    phone: str = "0470 12 34 56"


GUST = Citizen()
