"""Only one's own alarms. Somebody else's and none at all look the same: 404."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from foundation.files.models import StoredFile
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import queries as meldingen
from tenants.people.models import Person
from tenants.people.queries import person_of_account


def me(request: HttpRequest) -> Person:
    """The person on call behind this account."""
    person = person_of_account(request.user.pk or 0)
    if person is None:
        raise Http404
    return person


def own_alarm(request: HttpRequest, pk: int) -> Alarm:
    found = dispatch.alarm_of(me(request).pk, pk)
    if found is None:
        raise Http404
    return found


def photo(request: HttpRequest, pk: int, ref: uuid.UUID) -> StoredFile:
    """A photo of the melding of an own alarm."""
    for attachment in meldingen.photos(own_alarm(request, pk).melding):
        if attachment.file.ref == ref:
            return attachment.file
    raise Http404
