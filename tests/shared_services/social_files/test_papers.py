"""What leaves on paper: the request to an OCMW that takes no part, the letter to the person, and what was taken over."""

import json
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.utils.timezone import localdate, now

from foundation.tenancy import municipality
from shared_services.social_files.consent.actions import Word
from shared_services.social_files.investigation import report
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.transfer import asking, collecting, giving
from shared_services.social_files.transfer.problems import TransferRefused
from tests import cast
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.test_transfer import file
from tests.shared_services.social_files.transfers import MIRA, SARA, again, answer, begin
from tests.support.places import Place

__all__ = ["file"]


@pytest.fixture(autouse=True)
def read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "CAN_MAKE_PDF", False)


def paper(place: Place, who: cast.Member, ref: UUID, what: str) -> str:
    found = place.client(who).get(f"/kantoor/sociaal/overdracht/{ref}/papier/{what}/")
    assert found.status_code == 200, what
    return " ".join(BeautifulSoup(found.content, "html.parser").get_text(" ").split())


def test_a_request_on_paper_asks_only_what_everybody_agreed_to(file: SocialFile, menen: Place) -> None:
    with municipality("menen"):
        opened = begin()
        answer(opened, "Lore", health=Word.REFUSED)
        with pytest.raises(TransferRefused, match="elke volwassene"):
            asking.ask_on_paper(opened, by=MIRA, at=now())
        answer(opened, "Yusuf", health=Word.REFUSED)
        answer(opened, "Zehra", health=Word.REFUSED, rights=Word.REFUSED)
        asking.ask_on_paper(opened, by=MIRA, at=now())
    text = paper(menen, cast.MIRA, opened.row.ref, "aanvraag")
    assert "OCMW Kortrijk" in text and "Leefloon in Menen" in text and "Bestaansmiddelen" in text
    assert "Andere rechten, niet Zehra: weglaten" in text and "Gezondheid" not in text


def test_who_asked_the_wrong_ocmw_reads_where_their_request_is_now(file: SocialFile, kortrijk: Place) -> None:
    ref = transfers.asked()
    with municipality("kortrijk"):
        collecting.collect(now())
        opened = again("kortrijk", ref)
        giving.take_up(opened.row, worker=transfers.account(cast.SARA), by=SARA, at=now())
        giving.pass_on(opened, to="harelbeke", reason="U woonde daar.", asked_on=localdate(), by=SARA, at=now())
    text = paper(kortrijk, cast.SARA, ref, "brief")
    assert "OCMW Harelbeke" in text and "U woonde daar." in text and "vijf kalenderdagen" in text
    assert "later" not in text, "it was in time"


def test_what_was_taken_over_leaves_with_who_saw_it_and_without_the_rest(file: SocialFile, menen: Place) -> None:
    ref = transfers.asked()
    transfers.sent(ref, file)
    transfers.opened_there(ref)
    transfers.decided(ref)
    text = paper(menen, cast.MIRA, ref, "overgenomen")
    assert "Overgenomen van OCMW Kortrijk" in text and "Te weinig." in text and "Sara Lievens" in text
    for kept_away in ("Goethals", "Belg", "kruispuntbank", "rug"):
        assert kept_away not in text
    packed = json.loads(menen.client(cast.MIRA).get(f"/kantoor/sociaal/overdracht/{ref}/papier/json/").content)
    assert [one["kind"] for one in packed["sections"]] == ["means", "rights"]
    assert packed["sections"][0]["observed_by"] == "Sara Lievens"
