"""Everybody opens their own ways only. Somebody else's and none at all look the same: 404."""

from __future__ import annotations

from django.http import HttpRequest

from foundation.access.finding import or_404
from regional_meldpunt.paging.models import Channel, Rule, TestAlarm
from tenants.people.models import Person
from tenants.people.queries import person_of_account


def me(request: HttpRequest) -> Person:
    """The person on call behind this account."""
    return or_404(person_of_account(request.user.pk or 0))


def own_channel(request: HttpRequest, pk: int) -> Channel:
    return or_404(Channel.objects.select_related("person").filter(pk=pk, person=me(request)).first())


def own_rule(request: HttpRequest, pk: int) -> Rule:
    return or_404(Rule.objects.select_related("person").filter(pk=pk, person=me(request)).first())


def own_test(request: HttpRequest, pk: int) -> TestAlarm:
    return or_404(TestAlarm.objects.filter(pk=pk, person=me(request)).first())


def person(pk: int) -> Person:
    """For the coordinator: anybody who can be rostered."""
    return or_404(Person.objects.filter(pk=pk, active=True).first())
