"""The region and its administrators hold nothing that opens a file at rest.

In hand: every row of every schema (a full dump), all media, the environment of every process, an archive of the
municipality, the outer keys and the anchors of the kluis. The module is locked. And no personal data lies anywhere in clear.
"""

import base64
import io
import logging
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.core.cache import cache

from foundation.tenancy import municipality
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.investigation import queries
from shared_services.social_files.keys import queries as keys
from shared_services.social_files.sealing.chunks import WRAPPED
from shared_services.social_files.sealing.context import info
from shared_services.social_files.sealing.opening import read_context, unwrap_with
from shared_services.social_files.vault.outer import FileKeys
from tests import cast
from tests.shared_services.social_files.conftest import found, restart
from tests.shared_services.social_files.in_hand import (
    CANARY,
    INSZ,
    arrives,
    candidates,
    consent,
    dump,
    moves_away,
    opens_nothing,
    sealed_on_the_way,
    work,
)
from tests.support.home import CHECKOUT
from tests.support.places import Place


def test_no_personal_data_lies_anywhere_in_clear(
    committed: None,
    kluis_here: Path,
    kortrijk: Place,
    superuser_url: str,
    caplog: pytest.LogCaptureFixture,
    settings: pytest.FixtureRequest,
    mailoutbox: list,
) -> None:
    caplog.set_level(logging.DEBUG)
    with municipality("kortrijk"):
        found(cast.HUGO, cast.KAAT)
    link = consent(kortrijk, work(kortrijk))
    forms = {
        form
        for secret in (CANARY, CANARY.lower(), INSZ, link)
        for form in (secret, secret.encode().hex(), base64.b64encode(secret.encode()).decode()[:10])
    }
    everything = dump(superuser_url)
    assert any("Sara Lievens" in text for text in everything.values())  # a dump that shows what is in clear
    assert [name for name, text in everything.items() for form in forms if form in text] == []
    media = {path: path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}  # type: ignore[attr-defined]
    assert media and not [
        path for path, data in media.items() if any(form.encode() in data or form in str(path) for form in forms)
    ]
    assert not any(form in caplog.text for form in forms)
    assert not any(form in str(message.message()) for message in mailoutbox for form in forms)
    assert not [key for key in cache._cache.get_client().keys("*") if any(form.encode() in key for form in forms)]
    restart(kluis_here)
    _nothing_opens(everything, kluis_here)


def _nothing_opens(everything: dict[str, str], kluis: Path) -> None:
    """Tried as a key on every sealed value of the file and on the rings themselves."""
    with municipality("kortrijk"):
        (file,) = queries.living_files()
        newest = list(queries.latest_versions(file).values())
        sealed = [
            (bytes(row.sealed), f"section|{kind}|{row.number}|kortrijk|{file.ref}")
            for row in newest
            for kind in ("report", "health")
        ]
        sealed += [
            (bytes(file.key.wrapped), f"file|kortrijk|{file.ref}|{file.key.key_id}"),
            (bytes(file.label), f"label|kortrijk|{file.ref}"),
        ]
        rings = [("ring", bytes(keys.ring().sealed), "ring|kortrijk")]
        rings += [(one.key_id, bytes(one.sealed), f"generation|kortrijk|{one.key_id}") for one in keys.generations()]
    unwrapping = FileKeys(kluis / "outer")
    sealed += [(unwrapping.unwrap(f"kortrijk/{name}", data), about) for name, data, about in rings]
    assert len(sealed) >= 6
    opens_nothing(candidates(everything, kluis, rings=2), sealed)


def test_what_is_on_its_way_says_nothing_and_opens_with_nothing_in_hand(
    committed: None,
    kluis_here: Path,
    kortrijk: Place,
    menen: Place,
    superuser_url: str,
    caplog: pytest.LogCaptureFixture,
    settings: pytest.FixtureRequest,
    mailoutbox: list,
) -> None:
    """Between two OCMWs, from the parcel that lies ready until it is taken over: rows, files, logs, mails, the module locked."""
    caplog.set_level(logging.DEBUG)
    with municipality("kortrijk"):
        found(cast.HUGO, cast.KAAT)
    with municipality("menen"):
        found(cast.LODE, cast.MIRA)
    link = consent(kortrijk, work(kortrijk))
    mira, at = moves_away(kortrijk, menen)
    halfway = dump(superuser_url)
    assert "parcel" in halfway["public.social_exchange_letter"]
    with municipality("menen"):
        letter = letters.parcel(UUID(at.rstrip("/").rpartition("/")[2]))
    assert letter is not None and letter.blob is not None
    lay_ready = blobs.path(letter.blob).read_bytes()
    on_the_way = sealed_on_the_way("menen") + sealed_on_the_way("kortrijk")
    arrives(mira, at)
    everything = dump(superuser_url)
    on_the_way += sealed_on_the_way("menen")
    forms = {form for secret in (CANARY, INSZ, link) for form in (secret, secret.encode().hex())}
    for dumped in (halfway, everything):
        assert [name for name, text in dumped.items() for form in forms if form in text] == []
    media = {path: path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}  # type: ignore[attr-defined]
    for data in (lay_ready, *media.values()):
        assert not any(form.encode() in data for form in forms)
    assert not any(form in caplog.text for form in forms) and mailoutbox == []
    restart(kluis_here)
    tried = candidates(halfway | everything, kluis_here, rings=4)
    assert len(on_the_way) >= 15 and {about.partition(" ")[0].partition("|")[0] for _data, about in on_the_way} == {
        "transfer", "consent", "file",
    }  # fmt: skip
    opens_nothing(tried, on_the_way)
    _no_parcel_opens(lay_ready, tried)
    locked = mira.get(at)
    assert locked.status_code == 423 and CANARY not in locked.content.decode()
    assert "no-store" in locked["Cache-Control"]


def _no_parcel_opens(parcel: bytes, tried: set[bytes]) -> None:
    """Whatever an administrator has of 32 bytes, tried as the private key of the receiver."""
    source = io.BytesIO(parcel)
    context = read_context(source)
    header = source.getvalue()[: source.tell()]
    wrapped = parcel[len(header) : len(header) + WRAPPED]
    assert context.receiver == "menen"
    for key in tried:
        with pytest.raises((InvalidTag, ValueError)):
            unwrap_with(X25519PrivateKey.from_private_bytes(key[:32]))(wrapped, info(header))


def test_an_archive_of_the_municipality_holds_sealed_bytes_only(
    committed: None, kluis_here: Path, kortrijk: Place, menen: Place, owner_url: str
) -> None:
    """What `tenant export` writes is the same rows and the same files: of files, of consent and of transfers."""
    with municipality("kortrijk"):
        found(cast.HUGO, cast.KAAT)
    with municipality("menen"):
        found(cast.LODE, cast.MIRA)
    link = consent(kortrijk, work(kortrijk))
    moves_away(kortrijk, menen)
    target = kluis_here.parent / "kortrijk.zip"
    done = subprocess.run(
        [sys.executable, "-m", "streekpoort", "tenant", "export", "kortrijk", str(target)],
        env={**os.environ, "DATABASE_OWNER_URL": owner_url, "DJANGO_SETTINGS_MODULE": "streekpoort.settings.test"},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(target) as opened:
        names = opened.namelist()
        assert any(name.endswith(".sealed") for name in names)
        for table in ("social_files_partversion", "social_consent_statement", "social_transfer_transfersection"):
            assert any(table in name for name in names), table
        for name in names:
            held = opened.read(name)
            assert not any(secret.encode() in held for secret in (CANARY, INSZ, link)), name
            assert "outer" not in name and "vault" not in name
