"""An alert stands above every page until it is over, without making a kept page wrong."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now

from cms.alerts import actions, queries
from cms.alerts.models import REGION, Alert
from foundation.identity.actor import Actor
from foundation.tenancy import region
from tests import cast

BY = Actor.system("test")
FORM = "%Y-%m-%dT%H:%M"


def told(**changes):
    begin = localtime()
    words = {"severity": "warning", "title": "Brug dicht", "message": "Rijd om langs de Leie.", "link": ""}
    moments = {"begins_at": begin.strftime(FORM), "expires_at": (begin + timedelta(hours=2)).strftime(FORM)}
    return {**words, **moments, "do": "publish", **changes}


def test_it_is_shown_told_once_and_gone_when_it_is_over(demo_site, kortrijk, menen):
    demo_site("kortrijk")
    rita = kortrijk.client(cast.RITA)
    visitor = kortrijk.client()
    empty = visitor.get("/-/berichten/")
    assert rita.post("/kantoor/berichten/", told(title="<script>x</script> dicht")).status_code == 302
    for path in ("/", "/verhuizen/", "/-/berichten/"):
        text = visitor.get(path).content.decode()
        assert "Rijd om langs de Leie." in text and "<script>x" not in text, path
    fresh = visitor.get("/-/berichten/")
    assert fresh["ETag"] != empty["ETag"]
    assert visitor.get("/-/berichten/", headers={"if-none-match": fresh["ETag"]}).status_code == 304
    assert "Rijd om" not in menen.client().get("/-/berichten/").content.decode()
    with kortrijk.wall():
        alert = Alert.objects.get(municipality="kortrijk", published_at__isnull=False)
        assert queries.showing("kortrijk", now()) and not queries.showing("kortrijk", alert.expires_at)
    rita.post(f"/kantoor/berichten/{alert.ref}/", {"do": "end"})
    assert "Rijd om" not in visitor.get("/").content.decode()
    assert menen.client(cast.CHAIMA).get(f"/kantoor/berichten/{alert.ref}/").status_code == 404


def test_the_region_speaks_to_all_or_to_some(regio, kortrijk, menen, db):
    coor = regio.client(cast.COOR)
    coor.post("/berichten/", told(title="Code oranje", title_fr="Code orange", message_fr="Restez chez vous."))
    coor.post("/berichten/", told(title="Enkel Menen", reach=["menen"]))
    seen = {place.slug: place.client().get("/-/berichten/").content.decode() for place in (regio, kortrijk, menen)}
    assert all("Code oranje" in text for text in seen.values())
    assert [slug for slug, text in seen.items() if "Enkel Menen" in text] == ["menen"]
    assert "Code oranje" in regio.client().get("/").content.decode()
    assert regio.client(cast.DIRK).get("/berichten/").status_code == 404


def test_where_two_languages_are_spoken_both_are_needed_dutch_first(spiere_helkijn, db):
    at = now()
    words = {"title": "Brug dicht", "message": "Rijd om.", "begins_at": at, "expires_at": at + timedelta(hours=1)}
    with spiere_helkijn.wall():
        alert = actions.write(Alert(municipality="spiere_helkijn"), words, by=BY, at=at)
        with pytest.raises(actions.NotYet):
            actions.publish(alert, by=BY, at=at)
        actions.write(alert, {"title_fr": "Pont fermé", "message_fr": "Faites un détour."}, by=BY, at=at)
        actions.publish(alert, by=BY, at=at)
        with pytest.raises(actions.NotYet):
            actions.write(alert, {"title_fr": ""}, by=BY, at=at)
    text = spiere_helkijn.client().get("/-/berichten/").content.decode()
    assert 0 < text.index("Brug dicht") < text.index("Pont fermé")
    with region("coordinator"):
        wide = actions.write(Alert(municipality=REGION, reach=[]), words, by=BY, at=at)
        with pytest.raises(actions.NotYet):
            actions.publish(wide, by=BY, at=at)


@pytest.mark.parametrize("wrong", [{"link": "javascript:alert(1)"}, {"expires_at": "2020-01-01T10:00"}, {"title": ""}])
def test_what_is_wrong_is_told_and_not_kept(kortrijk, db, wrong):
    answer = kortrijk.client(cast.RITA).post("/kantoor/berichten/", told(**wrong))
    assert answer.status_code == 200 and answer.context["form"].errors
    with kortrijk.wall():
        assert not Alert.objects.filter(municipality="kortrijk").exists()
