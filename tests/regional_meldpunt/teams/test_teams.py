"""Teams of a municipality and of the region, and who works in them."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils.timezone import localdate

from foundation.identity.models import User
from regional_meldpunt.teams import queries
from regional_meldpunt.teams.models import Team, TeamMember
from tests import cast
from tests.regional_meldpunt.categories.filling import fields
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def team(owner: str, slug: str, **more: object) -> Team:
    return Team.objects.create(municipality=owner, slug=slug, name=slug.title(), **more)


def teams_of(place: Place, member: cast.Member) -> list[str]:
    request = RequestFactory().get("/")
    with place.wall():
        request.user = User.objects.get(email=member.email)
        return [found.slug for found in queries.teams_of_user(request)]


def test_a_team_is_made_and_gets_its_people(kortrijk: Place) -> None:
    client = kortrijk.client(cast.BRAM)
    page = client.get("/beheer/teams/nieuw/")
    answer = client.post("/beheer/teams/nieuw/", fields(page.content, name="Groendienst Zuid", takes_rest="on"))
    assert answer.status_code == 302
    with kortrijk.wall():
        made = Team.objects.get(slug="groendienst-zuid")
        anna = User.objects.get(email=cast.ANNA.email)
    assert client.post(f"/beheer/teams/{made.pk}/lid/", {"who": anna.pk, "part": "lead"}).status_code == 302
    assert teams_of(kortrijk, cast.ANNA) == ["groendienst-zuid"]
    assert cast.ANNA.name in client.get("/beheer/teams/").content.decode()
    with kortrijk.wall():
        row = TeamMember.objects.get(user_id=anna.pk)
    assert client.post(f"/beheer/teams/lid/{row.pk}/weg/").status_code == 302
    assert teams_of(kortrijk, cast.ANNA) == []


def test_only_one_team_takes_the_rest(kortrijk: Place) -> None:
    with kortrijk.wall():
        team("kortrijk", "oud", takes_rest=True)
    client = kortrijk.client(cast.BRAM)
    page = client.get("/beheer/teams/nieuw/")
    client.post("/beheer/teams/nieuw/", fields(page.content, name="Nieuw", takes_rest="on"))
    with kortrijk.wall():
        assert [found.slug for found in Team.objects.filter(takes_rest=True)] == ["nieuw"]


def test_a_deputy_works_in_the_team_for_the_period_only(kortrijk: Place) -> None:
    today = localdate()
    with kortrijk.wall():
        anna = User.objects.get(email=cast.ANNA.email)
        for slug, first, last in (("nu", -1, 1), ("straks", 1, 2), ("voorbij", -2, -1), ("altijd", None, None)):
            team("kortrijk", slug)
            TeamMember.objects.create(
                municipality="kortrijk",
                team=slug,
                user_id=anna.pk,
                person={"schema": "kortrijk", "id": anna.pk, "name": "Anna"},
                part="deputy",
                from_date=None if first is None else today + timedelta(days=first),
                until_date=None if last is None else today + timedelta(days=last),
            )
    assert teams_of(kortrijk, cast.ANNA) == ["altijd", "nu"]


def test_a_neighbour_sees_no_team_and_no_member(kortrijk: Place, menen: Place, regio: Place) -> None:
    with menen.wall():
        theirs = team("menen", "wegen")
        TeamMember.objects.create(
            municipality="menen", team="wegen", user_id=1, person={"schema": "menen", "id": 1, "name": "Chaima"}
        )
    with kortrijk.wall():
        assert queries.teams_of("menen") == []
        assert not TeamMember.objects.filter(municipality="menen").exists()
    assert kortrijk.client(cast.BRAM).get(f"/beheer/teams/{theirs.pk}/").status_code == 404
    with regio.wall("desk"):
        assert [found.slug for found in queries.teams_of("menen")] == ["wegen"]
        assert not TeamMember.objects.filter(municipality="menen").exists()


def test_teams_of_the_region(regio: Place, kortrijk: Place) -> None:
    client = regio.client(cast.COOR)
    page = client.get("/teams/nieuw/")
    assert client.post("/teams/nieuw/", fields(page.content, name="Meldkamer nacht")).status_code == 302
    with kortrijk.wall():
        assert "meldkamer-nacht" in [found.slug for found in queries.teams_of("region")]


def test_somebody_of_another_municipality_cannot_be_added(kortrijk: Place, menen: Place) -> None:
    with menen.wall():
        highest = max(User.objects.values_list("pk", flat=True)) + 1000
    with kortrijk.wall():
        own = team("kortrijk", "wegen")
    answer = kortrijk.client(cast.BRAM).post(f"/beheer/teams/{own.pk}/lid/", {"who": highest, "part": "member"})
    assert answer.status_code == 422
