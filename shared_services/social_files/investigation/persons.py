"""Who somebody of the household is, as it is typed and sealed; and by which words they can be found again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from stdnum.be import bis, nn
from stdnum.exceptions import ValidationError as NumberError

ADULT = 18
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
TIES = (
    ("requester", gettext_lazy("asks for help")),
    ("partner", gettext_lazy("partner")),
    ("child", gettext_lazy("child")),
    ("parent", gettext_lazy("parent")),
    ("other", gettext_lazy("somebody else")),
)
NO_NUMBER = (
    ("applied", gettext_lazy("residence procedure, no number yet")),
    ("newborn", gettext_lazy("newborn")),
    ("unknown", gettext_lazy("not known")),
)


@dataclass(frozen=True)
class PersonFacts:
    """`insz` is eleven digits, or empty with the reason in `no_insz`; `born` is an ISO date or empty."""

    family_name: str
    first_name: str
    born: str = ""
    insz: str = ""
    no_insz: str = ""
    tie: str = "requester"

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.family_name}".strip()

    @property
    def birthday(self) -> date | None:
        return date.fromisoformat(self.born) if self.born else None

    def age(self, on: date) -> int | None:
        born = self.birthday
        return None if born is None else on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    def is_child(self, on: date) -> bool:
        age = self.age(on)
        return age < ADULT if age is not None else self.tie == "child"

    def packed(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> PersonFacts:
        return cls(**{name: str(said.get(name, "")) for name in cls.__dataclass_fields__})


class WrongNumber(Exception):
    """Why an INSZ is not accepted, in words."""


def read_insz(typed: str, born: date | None) -> str:
    """Eleven digits; raises WrongNumber. A number of the register (nn) or of the Crossroads Bank (bis) will do."""
    digits = re.sub(r"[\s.\-/]", "", typed)
    try:
        module = nn if nn.is_valid(digits) else bis
        module.validate(digits)
        known: date | None = module.get_birth_date(digits)
    except NumberError:
        raise WrongNumber(
            _("This is no INSZ: the check digits do not fit. Compare it with the identity card.")
        ) from None
    if born and known and known != born:
        raise WrongNumber(_("This INSZ is of somebody with another date of birth. Twins have numbers of their own."))
    return digits


def label_of(people: Iterable[PersonFacts], on: date) -> str:
    """How a file is called among colleagues: "Yusuf en Lore, met 2 kinderen"."""
    everybody = list(people)
    adults = [one.first_name for one in everybody if not one.is_child(on)] or [one.first_name for one in everybody]
    children = sum(one.is_child(on) for one in everybody) if len(adults) < len(everybody) else 0
    names = _(" and ").join([", ".join(adults[:-1]), adults[-1]] if len(adults) > 1 else adults)
    with_children = ngettext(", with %(count)d child", ", with %(count)d children", children) % {"count": children}
    return names + (with_children if children else "")


def words(text: str) -> list[str]:
    """Words without capitals, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS)).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain)


def terms_of(person: PersonFacts) -> list[str]:
    """What is hashed for a person: each word of the name, the birthday, the INSZ."""
    terms = {f"name:{word}" for word in words(person.name)}
    terms |= {f"born:{person.born}"} if person.born else set()
    terms |= {f"insz:{person.insz}"} if person.insz else set()
    return sorted(terms)


def terms_asked(typed: str) -> list[str]:
    """What somebody typed in the search field: an INSZ, a birthday (31/12/1990), or words of a name. All must fit."""
    digits = re.sub(r"[\s.\-/]", "", typed)
    if re.fullmatch(r"\d{11}", digits):
        return [f"insz:{digits}"]
    found, rest = [], typed
    for match in re.finditer(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", typed):
        found.append(f"born:{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}")
        rest = rest.replace(match[0], " ")
    return found + [f"name:{word}" for word in words(rest)]
