"""Giving, confirming and taking roles."""

import pytest

from foundation.access import declarations
from foundation.access.actions import GrantRefused, confirm, grant, revoke, set_roles
from foundation.access.checks import read_roles
from foundation.access.region import wall_roles
from foundation.access.registry import can, has_role
from foundation.audit.models import AuditEntry
from foundation.identity.actor import Actor
from foundation.identity.models import User
from tests import cast

in_kortrijk = pytest.mark.wall("kortrijk")
at_the_region = pytest.mark.wall(region="admin")


def user(member: cast.Member) -> User:
    return User.objects.get(email=member.email)


def by(member: cast.Member) -> Actor:
    return Actor.person(user(member))


@in_kortrijk
def test_a_role_opens_what_it_holds_and_nothing_else():
    anna = user(cast.ANNA)
    assert has_role(anna, "behandelaar")
    assert can(anna, "meldingen.handle")
    assert not can(anna, "office.accounts")


@in_kortrijk
def test_a_grant_counts_at_once_and_is_written_down():
    anna = user(cast.ANNA)
    grant(anna, role="onthaal", by=by(cast.BRAM))
    assert has_role(anna, "onthaal")
    entry = AuditEntry.objects.get(verb="access.role_granted")
    assert (entry.by_name, entry.subject_label, entry.facts["role"]) == (cast.BRAM.name, cast.ANNA.name, "onthaal")


@in_kortrijk
def test_giving_it_twice_gives_it_once():
    anna = user(cast.ANNA)
    first, second = grant(anna, role="onthaal", by=by(cast.BRAM)), grant(anna, role="onthaal", by=by(cast.BRAM))
    assert first == second
    assert AuditEntry.objects.filter(verb="access.role_granted").count() == 1


@in_kortrijk
def test_taking_it_back_leaves_the_record():
    anna = user(cast.ANNA)
    assert revoke(anna, role="behandelaar", by=by(cast.BRAM))
    assert not revoke(anna, role="behandelaar", by=by(cast.BRAM))
    assert not can(user(cast.ANNA), "meldingen.handle")
    assert anna.grants.get(role="behandelaar").revoked_by == by(cast.BRAM)


@in_kortrijk
def test_a_role_ends_with_its_time():
    from django.utils import timezone

    anna = user(cast.ANNA)
    grant(anna, role="onthaal", by=by(cast.BRAM), valid_until=timezone.now())
    assert not has_role(anna, "onthaal")


@in_kortrijk
def test_a_closed_account_has_no_roles():
    anna = user(cast.ANNA)
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert read_roles(anna.pk) == frozenset()


@in_kortrijk
def test_set_roles_leaves_alone_what_the_giver_may_not_decide():
    anna = user(cast.ANNA)
    set_roles(anna, roles={"onthaal"}, among={"onthaal", "redacteur"}, by=by(cast.BRAM))
    assert read_roles(anna.pk) == {"behandelaar", "onthaal"}


@at_the_region
def test_a_role_of_a_municipality_means_nothing_at_the_region():
    dirk = user(cast.DIRK)
    grant(dirk, role="beheerder", by=Actor.system("test"))
    assert not has_role(dirk, "beheerder")


@at_the_region
@pytest.mark.parametrize(
    ("member", "walls"),
    [
        (cast.DIRK, {"desk"}),
        (cast.EVA, {"desk"}),
        (cast.COOR, {"coordinator"}),
        (cast.FIEN, {"director"}),
        (cast.WIM, {"admin"}),
    ],
)
def test_a_role_of_the_region_opens_one_wall(member, walls):
    assert wall_roles(user(member)) == walls


@at_the_region
def test_a_sensitive_role_counts_only_after_a_second_person_confirmed_it():
    dirk = user(cast.DIRK)
    given = grant(dirk, role="regiobeheerder", by=by(cast.WIM))
    assert not has_role(user(cast.DIRK), "regiobeheerder")
    confirm(given, by=by(cast.COOR))
    assert has_role(user(cast.DIRK), "regiobeheerder")


@at_the_region
@pytest.mark.parametrize("second", [cast.WIM, cast.DIRK])
def test_neither_the_giver_nor_the_receiver_is_the_second_person(second):
    given = grant(user(cast.DIRK), role="regiobeheerder", by=by(cast.WIM))
    with pytest.raises(GrantRefused):
        confirm(given, by=by(second))


@at_the_region
def test_nobody_gives_a_sensitive_role_to_themselves():
    with pytest.raises(GrantRefused):
        grant(user(cast.DIRK), role="regiobeheerder", by=by(cast.DIRK))


@in_kortrijk
def test_a_hook_hears_of_each_grant_and_each_end(monkeypatch):
    heard = []
    monkeypatch.setattr(declarations, "_granted", [lambda someone, role: heard.append(("given", role))])
    monkeypatch.setattr(declarations, "_revoked", [lambda someone, role: heard.append(("taken", role))])
    anna = user(cast.ANNA)
    grant(anna, role="onthaal", by=by(cast.BRAM))
    revoke(anna, role="onthaal", by=by(cast.BRAM))
    assert heard == [("given", "onthaal"), ("taken", "onthaal")]


def test_the_registry_refuses_a_role_of_two_scopes():
    with pytest.raises(declarations.RegistryError):
        declarations.role("operator", scope="municipality")
