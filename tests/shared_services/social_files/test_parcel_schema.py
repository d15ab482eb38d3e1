"""The JSON Schema that is published is the one of the sections as they are, and a real parcel keeps to it."""

import io
import json
import tarfile
from pathlib import Path

import pytest
from django.utils.timezone import now
from jsonschema import Draft202012Validator, ValidationError

from foundation.tenancy import municipality
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.sealing.bag import ROOT
from shared_services.social_files.transfer import queries
from shared_services.social_files.transfer.envelopes import Bound, opener
from shared_services.social_files.transfer.schema import document
from tenants.registry.hosts import municipalities
from tests.shared_services.social_files import transfers
from tests.support.home import CHECKOUT

PUBLISHED = CHECKOUT / "docs" / "pakket" / "file.schema.json"


def test_what_is_published_is_what_is_made() -> None:
    assert json.loads(PUBLISHED.read_text()) == json.loads(json.dumps(document()))
    Draft202012Validator.check_schema(document())


def body_of_a_real_parcel() -> dict:
    """As the receiver gets it out of the bag, with the keys of the receiver."""
    with municipality("kortrijk"):
        file = transfers.keep_a_file()
    ref = transfers.asked()
    transfers.sent(ref, file)
    with municipality("menen"):
        row, letter, sink = queries.by_ref(ref), letters.parcel(ref), io.BytesIO()
        with blobs.open_blob(letter.blob) as sealed:
            bound = Bound(ref, "parcel", letter.turn, row.consent)
            opener(sealed, sender="kortrijk", bound=bound, at=now())(sealed, sink)
    with tarfile.open(fileobj=io.BytesIO(sink.getvalue())) as bag:
        return dict(json.loads(bag.extractfile(f"{ROOT}/data/file.json").read()))


def test_a_real_parcel_keeps_to_it_and_what_came_from_the_crossroads_bank_would_not(ocmws: Path) -> None:
    municipalities()
    body, validator = body_of_a_real_parcel(), Draft202012Validator(json.loads(PUBLISHED.read_text()))
    if not body["sections"]:
        pytest.fail("nothing came")
    validator.validate(body)
    assert {one["kind"] for one in body["sections"]} == {"identity", "means", "rights"}
    assert {one["kind"]: one["why"] for one in body["not_sent"]} == {"housing": "refuse", "health": "refuse"}
    for spoil in (
        {**body, "schema": "streekpoort-social-file/2"},
        {**body, "insz": "91031205859"},
        {**body, "sections": [{**body["sections"][0], "content": {"ksz": ["nationality"]}}]},
        {**body, "persons": [{**body["persons"][0], "name": "Lore"}]},
    ):
        with pytest.raises(ValidationError):
            validator.validate(spoil)
