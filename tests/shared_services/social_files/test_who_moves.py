"""People are not tidy: a wrong number, twins, nobody's number, two families behind one door, a child of age who says no."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.utils.timezone import localdate, now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.actions import opening, writing
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.transfer import asking, collecting, giving, queries, receiving, sending
from shared_services.social_files.transfer.problems import TransferRefused
from shared_services.social_files.transfer.redaction import BAR, Redaction
from shared_services.social_files.transfer.states import Choice
from tenants.registry.hosts import municipalities
from tests import cast
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.conftest import LORE, YUSUF, account
from tests.shared_services.social_files.transfers import MIRA, SARA, again
from tests.support.places import Place

NEW = "/kantoor/sociaal/overdracht/nieuw/"
FLEUR = PersonFacts("Vermeersch", "Fleur", "2001-05-01", "01050101144", tie="requester")
FIEN = PersonFacts("Vermeersch", "Fien", "2001-05-01", "01050101243", tie="requester")
AWA = PersonFacts("Diallo", "Awa", "1996-02-09", no_insz="applied", tie="requester")
ADDRESS = "Leiestraat 12 bus 3, 8500 Kortrijk"


@pytest.fixture
def ready(ocmws: Path) -> None:
    municipalities()


def lives_here(*people: PersonFacts) -> SocialFile:
    """A file in Kortrijk, of people who all live at one address."""
    with municipality("kortrijk"):
        sara = account(cast.SARA)
        opened = opening.open_new(people, lead=sara, by=Actor.person(sara), at=now())
        part = files.part(opened.file, "identity")
        writing.save(opened, part, {"address": ADDRESS, "household": f"Gezin {people[0].first_name}"}, base=0,
                     ground="law", user_id=sara.pk, by=SARA, at=now())  # fmt: skip
        return opened.file


def asks_for(*people: PersonFacts) -> UUID:
    with municipality("menen"):
        mira = account(cast.MIRA)
        wanted = asking.Wanted("kortrijk", people, date(2026, 11, 14), "Leefloon in Menen", {"identity": "law"})
        opened = asking.begin(wanted, worker=mira, file=None, by=MIRA, at=now())
        for one in people:
            transfers.answer(opened, one.first_name)
        asking.send(opened, by=MIRA, at=now())
        return opened.row.ref


def fitting(ref: UUID) -> Sequence[giving.Candidate]:
    with municipality("kortrijk"):
        collecting.collect(now())
        return giving.candidates(again("kortrijk", ref), by=SARA, at=now())


def typed(*people: PersonFacts) -> dict[str, str]:
    rows = {"p-TOTAL_FORMS": str(len(people)), "p-INITIAL_FORMS": "0"}
    for place, one in enumerate(people):
        rows |= {f"p-{place}-{name}": str(value) for name, value in one.packed().items()}
    moved = {"other": "kortrijk", "moved_on": localdate().isoformat(), "purpose": "Leefloon", "identity": "on"}
    kinds = ("request", "identity", "housing", "home_visit", "means", "rights", "health", "gpmi", "report", "decision")
    return rows | moved | {f"ground-{kind}": "law" for kind in kinds}


def test_a_wrong_insz_is_told_beside_it_and_nothing_is_lost_or_begun(ready: None, menen: Place) -> None:
    mira, wrong = menen.client(cast.MIRA), "91031205858"
    answer = mira.post(NEW, typed(LORE, YUSUF) | {"p-0-insz": wrong})
    page = answer.content.decode()
    assert answer.status_code == 422 and wrong in page and "Yusuf" in page and "controlecijfers" in page
    someone_elses = mira.post(NEW, typed(LORE, YUSUF) | {"p-0-insz": YUSUF.insz})
    assert someone_elses.status_code == 422 and "andere geboortedatum" in someone_elses.content.decode()
    with municipality("menen"):
        assert queries.running(queries.Side.ASKED) == []


def test_twins_have_numbers_of_their_own_and_files_of_their_own(ready: None, menen: Place) -> None:
    of_fleur, of_fien = lives_here(FLEUR), lives_here(FIEN)
    assert of_fleur.pk != of_fien.pk
    (found,) = fitting(asks_for(FIEN))
    assert (found.file.pk, found.certain) == (of_fien.pk, 1)
    same = menen.client(cast.MIRA).post(NEW, typed(FLEUR, FIEN) | {"p-1-insz": FLEUR.insz})
    assert same.status_code == 422 and "Tweelingen" in same.content.decode()


def test_somebody_without_insz_is_found_by_name_and_birthday_and_that_is_said_to_be_less_sure(ready: None) -> None:
    of_awa = lives_here(AWA)
    lives_here(PersonFacts("Diallo", "Awa", "1971-12-30", no_insz="unknown", tie="requester"))
    (found,) = fitting(asks_for(AWA))
    assert (found.file.pk, found.fits, found.certain) == (of_awa.pk, 1, 0)


def test_of_two_families_with_one_address_only_the_one_that_moved_goes_along(ready: None) -> None:
    of_lore, of_awa = lives_here(LORE, YUSUF), lives_here(AWA)
    ref = asks_for(LORE, YUSUF)
    (found,) = fitting(ref)
    assert found.file.pk == of_lore.pk and found.certain == 2
    with municipality("kortrijk"):
        giving.take_up(again("kortrijk", ref).row, worker=account(cast.SARA), by=SARA, at=now())
        giving.match(again("kortrijk", ref).row, of_lore, by=SARA, at=now())
        opened = again("kortrijk", ref)
        (section,) = queries.sections(opened.row)
        giving.choose(
            opened, section, Choice.SEND, redaction=Redaction(), why="", version=1, documents=[], by=SARA, at=now()
        )
        sending.send(again("kortrijk", ref), by=SARA, at=now())
    transfers.opened_there(ref)
    with municipality("menen"):
        opened = again("menen", ref)
        (section,) = queries.sections(opened.row)
        came = receiving.content_of(opened, section)["content"]
        assert came == {"address": ADDRESS, "household": "Gezin Lore"} and "Awa" not in str(came)
    with municipality("kortrijk"):
        assert files.file(of_awa.ref).state == SocialFile.State.OPEN


def test_a_child_of_age_refuses_for_herself_and_her_name_does_not_go_along(ready: None) -> None:
    with municipality("kortrijk"):
        file = transfers.keep_a_file()
    ref = transfers.asked()  # Zehra refuses what concerns rights; her parents agree
    with municipality("kortrijk"):
        opened = transfers.chosen(ref, file)
        assert giving.agreement(opened, "rights")["state"] == "some"
        assert giving.names_of(opened, giving.agreement(opened, "rights")["without"]) == ["Zehra"]
        (rights,) = (one for one in queries.sections(opened.row) if one.kind == "rights")
        giving.choose(
            opened, rights, Choice.SEND, redaction=Redaction(), why="", version=1, documents=[], by=SARA, at=now()
        )
        with pytest.raises(TransferRefused) as why:  # not while her name still stands in it
            sending.send(again("kortrijk", ref), by=SARA, at=now())
        assert why.value.code == "names" and "Zehra" in str(why.value)
        transfers.choose_again(ref, at=now())
        sending.send(again("kortrijk", ref), by=SARA, at=now())
    row = transfers.opened_there(ref)
    with municipality("menen"):
        came = {one.kind: str(receiving.content_of(again("menen", ref), one)) for one in queries.sections(row)}
    assert BAR in came["rights"] and "Zehra" not in came["rights"]
