"""The demo website of Kortrijk, Menen and Spiere-Helkijn, inside the transaction of the test."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images import get_image_model

from cms.site.demo import load, write_local
from foundation.tenancy import municipality
from tenants.registry.hosts import by_schema, register
from tenants.registry.snapshot import MunicipalitySnapshot

CONTACT = {
    "phone": "056 00 00 00",
    "email": "info@gemeente.example",
    "street": "Markt 1",
    "postal_code": "8500",
    "city": "Kortrijk",
}
HOURS = {day: [["09:00", "12:00"], ["13:30", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


@pytest.fixture
def demo_site(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[..., MunicipalitySnapshot]:
    """`demo_site("kortrijk")` writes the demo pages; `words_of` takes the texts of another town."""

    def write(schema: str, words_of: str = "") -> MunicipalitySnapshot:
        snapshot = replace(by_schema(schema), contact=CONTACT, opening_hours=HOURS)
        present = register.present()
        hosts = {host: snapshot if found.schema_name == schema else found for host, found in present.by_host.items()}
        schemas = {**present.by_schema, schema: snapshot}
        monkeypatch.setattr(register, "present", lambda: replace(present, by_host=hosts, by_schema=schemas))
        if words_of:
            town = load.town_of(words_of)
            monkeypatch.setattr(load, "town_of", lambda schema_name: town)
            local = write_local.local_of(words_of)
            monkeypatch.setattr(write_local, "local_of", lambda schema_name: local)
        with municipality(schema):
            load.load_demo_site(snapshot)
        return snapshot

    return write


@pytest.fixture
def picture(tmp_path, settings, kortrijk, db):
    settings.MEDIA_ROOT = str(tmp_path)
    path = tmp_path / "tower.png"
    Picture.new("RGB", (1600, 900), "teal").save(path)
    with kortrijk.wall():
        return get_image_model().objects.create(title="Toren", file=ContentFile(path.read_bytes(), name="tower.png"))
