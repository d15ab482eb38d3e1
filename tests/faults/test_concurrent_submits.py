"""A hundred copies of one submit make one melding."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from foundation.events.models import StoredEvent
from foundation.tenancy import municipality
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.intake import filling
from tests.support.places import Place

COPIES = 100
AT_ONCE = 8


@pytest.mark.usefixtures("committed")
def test_they_make_one_melding_and_all_hear_its_number(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    check = filling.details(visitor, filling.where(visitor))
    form = filling.fields(visitor.get(check).content, email="gust@example.org")
    start = threading.Barrier(AT_ONCE)

    def send(_copy: int) -> tuple[int, str]:
        if _copy < AT_ONCE:
            start.wait(timeout=20)
        try:
            answer = kortrijk.client().post(check, form)
            return answer.status_code, str(answer.headers.get("Location"))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(send, range(COPIES)))
    assert {status for status, _where in answers} == {302}
    assert len({where for _status, where in answers}) == 1
    with municipality("kortrijk"):
        melding = Melding.objects.get()
        assert StoredEvent.objects.filter(event="melding.received", data__number=melding.number).count() == 1
