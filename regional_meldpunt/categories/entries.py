"""The form of an entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

OURS = "municipality"


@dataclass(frozen=True)
class Kind:
    slug: str
    nl: str
    fr: str
    words_nl: str
    words_fr: str
    urgency: str = "normal"
    acute: bool = False


@dataclass(frozen=True)
class Group:
    """`offered` is False for what the meldpunt makes itself: nobody chooses it."""

    slug: str
    icon: str
    nl: str
    fr: str
    hint_nl: str
    hint_fr: str
    kinds: tuple[Kind, ...]
    offered: bool = True


@dataclass(frozen=True)
class Option:
    """One answer to choose: what is stored, and how it reads."""

    value: str
    nl: str
    fr: str


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A question. `acute` names the answers that make it acute; `after` the answer to another question it waits for."""

    slug: str
    nl: str
    fr: str
    options: tuple[Option, ...] = ()
    kind: str = "choice"
    required: bool = False
    acute: tuple[str, ...] = ()
    after: tuple[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, kw_only=True)
class Detail:
    """What goes with a category: the promise in working days, the reach of the duplicate hint, whose it is."""

    deadline: int = 10
    warn: int = 2
    metres: int = 50
    anonymous: bool = True
    public: bool = True
    owner: str = OURS
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """A referral, as it stands in a fresh installation. `category` and `group` are slugs; both empty: everywhere.

    `line` is a number that is open at times only; the referral is shown while it is.
    """

    slug: str
    level: str
    nl: str
    fr: str
    text_nl: str
    text_fr: str
    phone: str = ""
    url: str = ""
    category: str = ""
    group: str = ""
    line: str = ""
    active: bool = True
