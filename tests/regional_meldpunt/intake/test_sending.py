"""The draft becomes a melding with what it holds at that moment."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from foundation.files import actions as files
from foundation.tasks.models import Task
from foundation.tenancy import municipality
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.intake import actions
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding, Visibility
from tenants.registry import hosts
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.usefixtures("db")


def test_a_photo_that_came_in_after_the_draft_was_read_goes_along() -> None:
    assert hosts.municipalities()  # every request has the register in memory
    with municipality("kortrijk"):
        category = categories.by_slug("put-in-de-weg")
        assert category is not None
        read = actions.begin({"category": category.slug, "description": "Een put.", "postal_code": "8500"}, at=now())
        upload = SimpleUploadedFile("foto.jpg", picture().read(), "image/jpeg")
        stored = files.take_picture(upload, by=making.CITIZEN, at=now())
        actions.add_photo(Draft.objects.get(pk=read.pk), stored, at=now())
        sending = actions.Sending(municipality="kortrijk", category=category, language="nl")
        number = actions.send(read, {}, sending, by=making.CITIZEN, at=now())
        melding = queries.by_number(number)
        assert melding is not None and [row.file.ref for row in queries.photos(melding, *Visibility.values)] == [
            stored.ref
        ]


def test_an_answer_that_was_given_after_the_draft_was_read_goes_along_and_nothing_is_made_twice() -> None:
    assert hosts.municipalities()
    with municipality("kortrijk"):
        category = categories.by_slug("put-in-de-weg")
        assert category is not None
        read = actions.begin({"category": category.slug, "description": "Een put.", "postal_code": "8500"}, at=now())
        actions.answer(Draft.objects.get(pk=read.pk), {"description": "Een diepe put."}, at=now())
        sending = actions.Sending(municipality="kortrijk", category=category, language="nl")
        contact = {"email": "gust@citizen.test"}
        number = actions.send(read, contact, sending, by=making.CITIZEN, at=now())
        [melding] = Melding.objects.all()
        assert (melding.number, melding.description) == (number, "Een diepe put.")
        assert (Contact.objects.count(), Task.objects.count()) == (1, 2)  # the other one cleans up drafts


def test_a_draft_of_which_the_melding_is_there_gets_its_number() -> None:
    assert hosts.municipalities()
    with municipality("kortrijk"):
        category = categories.by_slug("put-in-de-weg")
        assert category is not None
        read = actions.begin({"category": category.slug, "description": "Een put."}, at=now())
        known = making.receive(key=read.key)
        sending = actions.Sending(municipality="kortrijk", category=category, language="nl")
        assert actions.send(read, {}, sending, by=making.CITIZEN, at=now()) == known.number
        assert Draft.objects.get(pk=read.pk).number == known.number
