"""Whoever reported what was joined to another melding reads how far that one is, and is answered when it ends."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import now

from regional_meldpunt.meldingen import actions, casework, mails, queries, secret_links
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def two(kortrijk: Place) -> tuple[Melding, Melding]:
    with kortrijk.wall():
        target, joined = talking.reported(), talking.reported({"email": "marie@citizen.test"})
        casework.merge(joined, into=target, by=making.ANNA, at=now() - timedelta(minutes=5))
        actions.transition(target, to="under_way", by=making.ANNA, at=now())
    return target, joined


def own_page(melding: Melding) -> str:
    return f"/meldingen/{melding.number}/{secret_links.token(melding.key)}/"


def test_the_own_page_tells_how_far_the_other_is(kortrijk: Place, two: tuple[Melding, Melding]) -> None:
    target, joined = two
    page = kortrijk.client().get(own_page(joined)).content.decode()
    assert "Iemand is onderweg." in page
    assert f"samengevoegd met {target.number}" in page
    assert "Uw melding is gesloten" not in page


def test_so_does_the_page_of_the_number_on_every_host(
    kortrijk: Place, menen: Place, two: tuple[Melding, Melding]
) -> None:
    target, joined = two
    for place in (kortrijk, menen):
        page = place.client().get(f"/meldingen/{joined.number}/").content.decode()
        assert "Iemand is onderweg." in page and f"samengevoegd met {target.number}" in page
        assert "Uw melding is gesloten" not in page


def test_an_open_page_hears_of_a_step_of_the_other(kortrijk: Place, two: tuple[Melding, Melding]) -> None:
    target, joined = two
    citizen, address = kortrijk.client(), own_page(joined)
    page = citizen.get(address).content.decode()
    version = page.partition("?versie=")[2].partition('"')[0]
    assert citizen.get(f"{address}?versie={version}").status_code == 204
    with kortrijk.wall():
        actions.transition(target, to="on_site", by=making.ANNA, at=now())
    assert "Iemand is ter plaatse." in citizen.get(f"{address}?versie={version}").content.decode()


def test_what_they_say_lands_where_the_work_is(kortrijk: Place, two: tuple[Melding, Melding]) -> None:
    target, joined = two
    citizen = kortrijk.client()
    citizen.post(f"{own_page(joined)}antwoord/", {"text": "De put wordt groter."})
    with kortrijk.wall():
        assert "De put wordt groter." in [line.text for line in queries.history(target)]
    assert "De put wordt groter." in citizen.get(own_page(joined)).content.decode()


def test_they_are_answered_when_it_ends_and_may_open_that_one_again(
    kortrijk: Place, two: tuple[Melding, Melding]
) -> None:
    target, joined = two
    with kortrijk.wall():
        actions.transition(target, to="done", by=making.ANNA, at=now(), text="Gevuld.")
        joined.refresh_from_db()
        talking.told(joined, "done")
        talking.sent(joined)
    [post] = mail.outbox
    assert post.to == ["marie@citizen.test"] and "Gevuld." in post.body
    citizen = kortrijk.client()
    assert "Is het opgelost?" in citizen.get(own_page(joined)).content.decode()
    citizen.post(f"{own_page(joined)}oordeel/", {"satisfied": "no", "text": "Er is weer een put.", "reopen": "on"})
    with kortrijk.wall():
        target.refresh_from_db()
        assert (target.status, target.merged_into) == ("reopened", "")


def test_when_the_other_is_withdrawn_theirs_goes_on(kortrijk: Place, two: tuple[Melding, Melding]) -> None:
    target, joined = two
    with kortrijk.wall():
        actions.withdraw(target, by=making.CITIZEN, at=now())
        joined.refresh_from_db()
        assert (joined.status, joined.merged_into) == ("reopened", "")


def test_a_refusal_of_the_other_is_told_as_one(kortrijk: Place, two: tuple[Melding, Melding]) -> None:
    target, joined = two
    with kortrijk.wall():
        actions.transition(target, to="rejected", by=making.ANNA, at=now(), text="Dit is privégrond.")
        joined.refresh_from_db()
        joined.status = target.status
        [*_before, row] = talking.told(joined, "status_changed")
        assert row.template == "rejected"


def test_they_are_answered_as_well_when_it_went_to_a_neighbour(
    kortrijk: Place, menen: Place, two: tuple[Melding, Melding]
) -> None:
    target, joined = two
    with kortrijk.wall():
        actions.hand_over(
            target, to="menen", decision=making.OWN_TEAM, by=making.ANNA, reason="", at=now(), with_contact=True
        )
    mails.move(number=joined.number, origin="kortrijk", target="menen")
    with menen.wall():
        there = queries.by_number(target.number)
        assert there is not None and [row.number for row in queries.merged_into(there)] == [joined.number]
        actions.transition(there, to="done", by=making.BRAM, at=now(), text="Gevuld.")
        [known] = queries.merged_into(there)
        talking.told(known, "done")
        talking.sent(known)
    [post] = mail.outbox
    assert post.to == ["marie@citizen.test"] and "Gevuld." in post.body
