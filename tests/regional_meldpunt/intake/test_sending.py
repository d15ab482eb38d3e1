"""The draft becomes a melding with what it holds at that moment."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from foundation.files import actions as files
from foundation.tenancy import municipality
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.intake import actions
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Visibility
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
