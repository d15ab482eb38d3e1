"""Everybody opens their own ways only. Somebody else's and none at all look the same: 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from regional_meldpunt.paging.models import Channel, Rule, TestAlarm
from tenants.people.models import Person
from tenants.people.queries import person_of_account


def me(request: HttpRequest) -> Person:
    """The person on call behind this account."""
    found = person_of_account(request.user.pk or 0)
    if found is None:
        raise Http404
    return found


def own_channel(request: HttpRequest, pk: int) -> Channel:
    found = Channel.objects.select_related("person").filter(pk=pk, person=me(request)).first()
    if found is None:
        raise Http404
    return found


def own_rule(request: HttpRequest, pk: int) -> Rule:
    found = Rule.objects.select_related("person").filter(pk=pk, person=me(request)).first()
    if found is None:
        raise Http404
    return found


def own_test(request: HttpRequest, pk: int) -> TestAlarm:
    found = TestAlarm.objects.filter(pk=pk, person=me(request)).first()
    if found is None:
        raise Http404
    return found


def person(pk: int) -> Person:
    """For the coordinator: anybody who can be rostered."""
    found = Person.objects.filter(pk=pk, active=True).first()
    if found is None:
        raise Http404
    return found
