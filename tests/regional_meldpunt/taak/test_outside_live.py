"""A task for a party whose system is another installation of ours: over HTTP, with a key, through the worker."""

import uuid
from contextlib import suppress

import pytest
from django.utils import timezone

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import Stale
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.open311 import actions as open311
from regional_meldpunt.open311 import queries as hand_ons
from regional_meldpunt.open311.models import PartySystem
from regional_meldpunt.routing.models import Party
from regional_meldpunt.taak import actions
from regional_meldpunt.taak.actions import Work
from tests.regional_meldpunt.linked_data.making import melding
from tests.support.places import Place
from tests.support.stack import Stack, wait_for

pytestmark = pytest.mark.slow
BY = Actor.system("tests")


def test_it_is_done_over_there_and_so_it_is_done_here(live_stack: Stack) -> None:
    with municipality("kortrijk"):
        key = open311.make_key(name="Menen", answers_with_token=False, by=BY, at=timezone.now())[1]
    mine = melding(
        Place("menen"), public=False, place={"lat": 50.8279, "lon": 3.2649, "text": "Grote Markt 54, 8500 Kortrijk"}
    )
    with municipality("menen"):
        url = live_stack.address("kortrijk", "/open311/v2/")
        party = Party.objects.create(
            municipality="menen", slug="kortrijk", name="Kortrijk", way="open311", endpoint=url
        )
        PartySystem.objects.create(municipality="menen", party=party.slug, key=key, other="glas-op-straat")
        work = Work(receiver="party", slug=party.slug, name=party.name, what="Glas opruimen", awaited=True)
        taak = actions.give(mine, work, key=uuid.uuid4(), by=BY, at=timezone.now())

    def known_there() -> bool:
        with municipality("menen"):
            taak.refresh_from_db()
            return bool(taak.remote_id)

    wait_for(known_there, 120, "the number of the other installation", live_stack.logs)

    def done_there() -> bool:
        """The worker may be at the same melding: then it is looked at again, as a person would."""
        with municipality("kortrijk"):
            theirs = Melding.objects.select_related("category").get(number=taak.remote_id)
            assert "Glas opruimen" in theirs.description and theirs.contact_ref is None
            with suppress(Stale):
                meldingen.transition(theirs, to=Status.DONE, by=BY, at=timezone.now(), text="Het glas is weg.")
            return theirs.status == Status.DONE

    wait_for(done_there, 30, "somebody to finish it there", live_stack.logs)

    def done_here() -> bool:
        with municipality("menen"):
            link = hand_ons.link_of("taak", taak.pk)
            if link is not None and link.state == "followed":
                open311.try_again(link, at=timezone.now())
            taak.refresh_from_db()
            return taak.state == "done"

    wait_for(done_here, 120, "the end over there to arrive here", live_stack.logs)
    with municipality("menen"):
        mine.refresh_from_db()
    assert (taak.outcome, mine.status) == ("Het glas is weg.", "assigned")
