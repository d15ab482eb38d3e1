"""The region and its administrators hold nothing that opens a file at rest.

In hand: every row of every schema (a full dump), all media, the environment of every process, an archive of the
municipality, the outer keys and the anchors of the kluis. The module is locked. And no personal data lies anywhere in clear.
"""

import base64
import io
import logging
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate, now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.consent import actions
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.consent.actions import Adult, Asked
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.sections import SECTIONS
from shared_services.social_files.keys import queries as keys
from shared_services.social_files.sealing.chunks import WRAPPED
from shared_services.social_files.sealing.context import info
from shared_services.social_files.sealing.opening import read_context, unwrap_with
from shared_services.social_files.vault import crypto
from shared_services.social_files.vault.outer import FileKeys
from tests import cast
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.conftest import account, found, restart
from tests.support.home import CHECKOUT
from tests.support.places import Place

CANARY = "Zwaluwkanarie"
INSZ = "91031205859"
"""One name and one number that stand nowhere else."""


def tables(connection: psycopg.Connection) -> Iterator[tuple[str, str]]:
    yield from connection.execute(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema|test_support)'"
    ).fetchall()


def dump(url: str) -> dict[str, str]:
    """Every row of every table as text, bytes as hex."""
    with psycopg.connect(url, autocommit=True) as connection:
        return {
            f"{schema}.{table}": "\n".join(
                row[0]
                for row in connection.execute(f'SELECT t::text FROM "{schema}"."{table}" t').fetchall()  # type: ignore[arg-type]  # the catalogue's names
            )
            for schema, table in tables(connection)
        }


def work(kortrijk: Place) -> Client:
    """An afternoon at a social file, with a name, a number and a story; some of it goes wrong."""
    sara = kortrijk.client(cast.SARA)
    person = {"first_name": CANARY, "family_name": CANARY, "born": "1991-03-12", "insz": INSZ, "tie": "requester"}
    sara.post("/kantoor/sociaal/nieuw/", person)
    with municipality("kortrijk"):
        (file,) = queries.living_files()
    at = f"/kantoor/sociaal/dossier/{file.ref}/"
    for kind, name in (("report", "t-summary"), ("health", "t-situation")):
        sara.get(f"{at}deel/{kind}/wijziging/")
        sara.post(f"{at}deel/{kind}/wijziging/", {"base": "0", "t-ground": "law", name: f"Het verhaal van {CANARY}"})
        sara.get(f"{at}deel/{kind}/")
    sara.post(
        f"{at}deel/means/wijziging/",
        {
            "base": "0",
            "t-ground": "law",
            "n-incomes": "1",
            "r-incomes-0-who": CANARY,
            "r-incomes-0-amount": "geen getal",
        },
    )
    sent = SimpleUploadedFile(f"{CANARY}.pdf", f"%PDF-1.4 {CANARY} {INSZ}".encode(), "application/pdf")
    sara.post(f"{at}stukken/", {"upload": sent, "kind": "means"})
    sara.post("/kantoor/sociaal/", {"asked": f"{CANARY} {INSZ}"})
    sara.post("/kantoor/sociaal/", {"asked": INSZ})
    for rest in ("", "inzage/", "verslag/", "verslag/?pdf=1", "persoon/", "niets/"):
        answer = sara.get(at + rest)
        head = (
            answer.content[: answer.content.find(b"</title>")].decode("utf-8", "replace")
            if b"</title>" in answer.content
            else ""
        )
        assert CANARY not in head and INSZ not in head, rest
        assert rest == "niets/" or "no-store" in answer["Cache-Control"], rest
        assert CANARY not in str(dict(answer.headers))
    return sara


def consent(kortrijk: Place, sara: Client) -> str:
    """Somebody is asked, answers by a link and on paper. The secret of the link comes back."""
    request = uuid4()
    with municipality("kortrijk"):
        adults, sections = [Adult(uuid4(), CANARY)], [Asked("means", "law"), Asked("health", "consent")]
        actions.begin(request, adults, sections, by=Actor.person(account(cast.SARA)), at=now())
        (row,) = consents.participants(request)
    at = f"/kantoor/sociaal/toestemming/{row.ref}/"
    (secret,) = set(re.findall(r"/toestemming/([\w-]{43})/", sara.post(at, {"act": "link"}).content.decode()))
    form = kortrijk.client().get(f"/toestemming/{secret}/")
    assert CANARY in form.content.decode() and CANARY not in form.content.decode().partition("</title>")[0]
    kortrijk.client().post(f"/toestemming/{secret}/", {"part-health": "yes", "read": "1"})
    paper = SimpleUploadedFile(f"{CANARY}.pdf", f"%PDF-1.4 {CANARY}".encode(), "application/pdf")
    sent = {"act": "say", "way": "paper", "part-health": "no", "read": "1", "paper": paper}
    assert sara.post(at, sent).status_code == 302
    for rest in ("", "formulier/", "bewijs/1/", "bewijs/2/?papier=1"):
        assert CANARY not in str(dict(sara.get(at + rest).headers))
    return secret


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
    _nothing_opens(everything, media, kluis_here)


def _nothing_opens(everything: dict[str, str], media: dict[Path, bytes], kluis: Path) -> None:
    """Every 32 bytes that an administrator could lay a hand on, tried as a key on every sealed value of the file."""
    outer = [path.read_bytes() for path in (kluis / "outer").rglob("*.key")]
    assert len(outer) == 2  # they do hold these: alone they open nothing
    environments = "\n".join(f"{name}={value}" for name, value in os.environ.items())
    hexes = {
        bytes.fromhex(word[2:66])
        for text in everything.values()
        for word in text.replace('"', "").replace("\\\\", "\\").split(",")
        if word.startswith("\\x") and len(word) >= 66
    }
    words = {word for line in environments.splitlines() for word in line.split("=")}
    candidates = {*outer, *hexes, *(word.encode()[:32].ljust(32, b"\0") for word in words)}
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
    assert len(candidates) > 20 and len(sealed) >= 6
    for key in candidates:
        for data, about in sealed:
            for tried in (key, crypto.derive(key, "streekpoort-social|kortrijk|ring")):
                with pytest.raises(crypto.DoesNotOpen):
                    crypto.unbox(tried, data, about)


def moves_away(kortrijk: Place, menen: Place) -> Client:
    """The same person moves to Menen: asked there, chosen and sealed here; opened there, and one time it goes wrong."""
    mira, sara = menen.client(cast.MIRA), kortrijk.client(cast.SARA)
    start = "/kantoor/sociaal/overdracht/"
    typed = {"other": "kortrijk", "moved_on": localdate().isoformat(), "purpose": f"Hulp voor {CANARY}"}
    typed |= {"p-TOTAL_FORMS": "1", "p-INITIAL_FORMS": "0", "p-0-first_name": CANARY, "p-0-family_name": CANARY}
    typed |= {"p-0-born": "1991-03-12", "p-0-insz": INSZ, "p-0-tie": "requester", "p-0-language": "nl"}
    grounds = {f"ground-{section.kind}": section.ground for section in SECTIONS}
    assert (
        mira.post(f"{start}nieuw/", {**typed, **grounds, "p-0-insz": "91031205858", "report": "on"}).status_code == 422
    )
    asked = mira.post(f"{start}nieuw/", {**typed, **grounds, "report": "on"})
    assert asked.status_code == 302, asked.content
    at = asked["Location"]
    with municipality("menen"):
        (row,) = transfers.queries.running(transfers.queries.Side.ASKED)
        transfers.answer(transfers.again("menen", row.ref), CANARY)
    mira.post(at, {"act": "send"})
    shown(sara, start)
    sara.post(at, {"act": "take_up"})
    with municipality("kortrijk"):
        (file,) = queries.living_files()
    sara.post(at, {"act": "match", "file": str(file.ref)})
    shown(sara, f"{at}deel/report/")
    sara.post(f"{at}deel/report/", {"act": "keep", "choice": "send", "words": "niemand"})
    shown(sara, at)
    sara.post(at, {"act": "send"})
    for path in (start, at):
        shown(mira, path)
    return mira


def shown(client: Client, path: str) -> str:
    """A page of somebody's: kept nowhere, and its title and headers say nothing."""
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"], path
    for secret in (CANARY, INSZ):
        assert secret not in page.partition("</title>")[0] and secret not in str(dict(answer.headers)) + path
    return page


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
    """Between two OCMWs, with a parcel that lies ready: every row, every file, every log and mail; both are locked."""
    caplog.set_level(logging.DEBUG)
    with municipality("kortrijk"):
        found(cast.HUGO, cast.KAAT)
    with municipality("menen"):
        found(cast.LODE, cast.MIRA)
    work(kortrijk)
    mira = moves_away(kortrijk, menen)
    everything = dump(superuser_url)
    assert "parcel" in everything["public.social_exchange_letter"]
    with municipality("menen"):
        (row,) = transfers.queries.running(transfers.queries.Side.ASKED)
        letter = letters.parcel(row.ref)
    assert letter is not None and letter.blob is not None
    parcel = blobs.path(letter.blob)
    forms = {form for secret in (CANARY, INSZ) for form in (secret, secret.encode().hex())}
    assert [name for name, text in everything.items() for form in forms if form in text] == []
    assert not any(form.encode() in parcel.read_bytes() for form in forms)
    assert not any(form in caplog.text for form in forms)
    assert not any(form in str(message.message()) for message in mailoutbox for form in forms)
    restart(kluis_here)
    _no_parcel_opens(parcel.read_bytes(), everything, kluis_here)
    locked = mira.get(f"/kantoor/sociaal/overdracht/{row.ref}/")
    assert locked.status_code == 423 and CANARY not in locked.content.decode()


def _no_parcel_opens(parcel: bytes, everything: dict[str, str], kluis: Path) -> None:
    """Whatever an administrator has of 32 bytes, tried as the private key of the receiver."""
    source = io.BytesIO(parcel)
    context = read_context(source)
    header = source.getvalue()[: source.tell()]
    wrapped = parcel[len(header) : len(header) + WRAPPED]
    outer = [path.read_bytes() for path in (kluis / "outer").rglob("*.key")]
    hexes = {
        bytes.fromhex(word[2:66])
        for text in everything.values()
        for word in text.replace('"', "").replace("\\\\", "\\").split(",")
        if word.startswith("\\x") and len(word) >= 66
    }
    assert len(outer) == 4 and len(hexes) > 20 and context.receiver == "menen"
    for key in (*outer, *hexes):
        with pytest.raises(InvalidTag):
            unwrap_with(X25519PrivateKey.from_private_bytes(key[:32]))(wrapped, info(header))


def test_an_archive_of_the_municipality_holds_sealed_bytes_only(
    committed: None, kluis_here: Path, kortrijk: Place, owner_url: str
) -> None:
    """What `tenant export` writes is the same rows and the same files."""
    with municipality("kortrijk"):
        found(cast.HUGO, cast.KAAT)
    work(kortrijk)
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
        assert any("social_files_partversion" in name for name in names)
        for name in names:
            held = opened.read(name)
            assert CANARY.encode() not in held and INSZ.encode() not in held, name
            assert "outer" not in name and "vault" not in name
