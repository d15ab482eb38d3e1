"""How often one address may report."""

from typing import Any

import pytest
from django.core.cache import cache

from foundation.tenancy.cache import RedisCache
from tests.regional_meldpunt.intake import filling
from tests.support.places import Place


@pytest.mark.usefixtures("db")
def test_too_many_get_a_friendly_page_and_lose_nothing(kortrijk: Place, settings: Any) -> None:
    cache.clear()
    settings.STREEKPOORT_REPORT_LIMIT = 1
    visitor = kortrijk.client()
    filling.report(visitor)
    check = filling.details(visitor, filling.where(visitor))
    form = filling.fields(visitor.get(check).content)
    assert visitor.post(check, form).status_code == 429
    settings.STREEKPOORT_REPORT_LIMIT = 10
    assert visitor.post(check, form).status_code == 302


@pytest.mark.usefixtures("db")
def test_without_the_counter_nobody_is_refused(kortrijk: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError("Redis is away")

    monkeypatch.setattr(RedisCache, "admit", away)
    filling.report(kortrijk.client())
