"""What an administrator can lay a hand on, and an afternoon of work that fills it, with a name and a number that stand nowhere else."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate, now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.consent import actions
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.consent.actions import Adult, Asked
from shared_services.social_files.consent.models import Participant, Statement
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.sections import SECTIONS
from shared_services.social_files.transfer.models import Transfer
from shared_services.social_files.vault import crypto
from tests import cast
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.conftest import account
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


def candidates(everything: dict[str, str], kluis: Path, *, rings: int) -> set[bytes]:
    """Every 32 bytes that an administrator could lay a hand on: the outer keys, each cell of the dump, the environment."""
    outer = [path.read_bytes() for path in (kluis / "outer").rglob("*.key")]
    assert len(outer) == rings  # they do hold these: alone they open nothing
    environments = "\n".join(f"{name}={value}" for name, value in os.environ.items())
    hexes = {
        bytes.fromhex(word[2:66])
        for text in everything.values()
        for word in text.replace('"', "").replace("\\\\", "\\").split(",")
        if word.startswith("\\x") and len(word) >= 66
    }
    words = {word for line in environments.splitlines() for word in line.split("=")}
    found = {*outer, *hexes, *(word.encode()[:32].ljust(32, b"\0") for word in words)}
    assert len(found) > 20
    return found


def opens_nothing(keys_tried: set[bytes], sealed: list[tuple[bytes, str]]) -> None:
    for key in keys_tried:
        for data, about in sealed:
            for tried in (key, crypto.derive(key, "streekpoort-social|kortrijk|ring")):
                with pytest.raises(crypto.DoesNotOpen):
                    crypto.unbox(tried, data, about)


def sealed_on_the_way(schema: str) -> list[tuple[bytes, str]]:
    """Every sealed value of the transfers and of the consent of one side, with what it is bound to."""
    found = []
    with municipality(schema):
        for row in Transfer.objects.all():
            about = f"{schema}|{row.ref}"
            found += [(row.sealed, f"transfer|request|{about}"), (row.answer, f"transfer|answer|{about}")]
            found.append((row.wrapped, f"file|{schema}|transfer-{row.ref}|{row.key_id}"))
            for one in row.sections.all():
                for name in ("content", "redaction", "why", "note"):
                    found.append((getattr(one, name), f"transfer|{name}|{one.kind}|{about}"))
            found += [(one.sealed, f"transfer|document|{one.ref}|{about}") for one in row.documents.all()]
        for adult in Participant.objects.all():
            about = f"{schema}|{adult.ref}"
            found += [(adult.sealed, f"consent person|{about}"), (adult.link_box, f"consent link|{about}")]
            found.append((adult.wrapped, f"file|{schema}|consent-{adult.ref}|{adult.key_id}"))
            said = Statement.objects.filter(participant=adult)
            found += [(one.sealed, f"consent statement|{one.number}|{about}") for one in said]
    return [(bytes(data), about) for data, about in found if data]


def moves_away(kortrijk: Place, menen: Place) -> tuple[Client, str]:
    """The same person moves to Menen: asked there, chosen and sealed here, and one time it goes wrong."""
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
    return mira, at


def arrives(mira: Client, at: str) -> None:
    """Opened there, read, taken over, and printed for the software of the OCMW itself."""
    mira.post(at, {"act": "open"})
    assert CANARY in shown(mira, f"{at}deel/report/")
    mira.post(at, {"act": "finish", "d-report": "take"})
    assert "transfer-finished" not in shown(mira, at)
    for what in ("overgenomen", "json"):
        headers = dict(mira.get(f"{at}papier/{what}/").headers)
        assert "no-store" in headers["Cache-Control"] and CANARY not in str(headers)


def shown(client: Client, path: str) -> str:
    """A page of somebody's: kept nowhere, and its title and headers say nothing."""
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"], path
    for secret in (CANARY, INSZ):
        assert secret not in page.partition("</title>")[0] and secret not in str(dict(answer.headers)) + path
    return page
