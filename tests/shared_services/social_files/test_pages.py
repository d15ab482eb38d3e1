"""The pages of a social worker, through the real door: what they show, to whom, and what they leave nowhere."""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import municipality
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.actions import meetings
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.readbook import queries as readbook
from shared_services.social_files.readbook.verifying import verify
from tests import cast
from tests.shared_services.social_files.conftest import BY, restart
from tests.support.places import Place

START = "/kantoor/sociaal/"


@pytest.fixture
def ref(family: Callable[[], OpenFile]) -> UUID:
    with municipality("kortrijk"):
        return family().file.ref


def at(ref: UUID, rest: str = "") -> str:
    return f"{START}dossier/{ref}/{rest}"


def verbs(ref: UUID) -> list[str]:
    with municipality("kortrijk"):
        return [line.verb for line in reversed(readbook.lines_about(ref))]


def write(client: Client, ref: UUID, kind: str, base: int = 0, **typed: str) -> int:
    page = BeautifulSoup(client.get(at(ref, f"deel/{kind}/wijziging/")).content, "html.parser")
    ticket = page.find("input", {"name": "ticket"})["value"]
    data = {"base": str(base), "ticket": ticket, "t-ground": "law", **typed}
    return client.post(at(ref, f"deel/{kind}/wijziging/"), data).status_code


def test_a_social_worker_writes_a_section_and_reads_it_back(kortrijk: Place, ref: UUID) -> None:
    sara = kortrijk.client(cast.SARA)
    assert "Lore en Yusuf" in sara.get(START).content.decode()
    overview = sara.get(at(ref))
    assert overview.status_code == 200 and "no-store" in overview["Cache-Control"]
    typed = {"t-conclusion": "Te weinig.", "n-incomes": "2", "r-incomes-0-who": "Lore", "r-incomes-0-kind": "wage"}
    typed |= {"r-incomes-0-amount": "1120,50", "r-incomes-1-who": "Yusuf", "r-incomes-1-ksz": "on"}
    assert write(sara, ref, "means", **typed) == 302
    page = sara.get(at(ref, "deel/means/")).content.decode()
    assert "Te weinig." in page and "1.120,50" in page and "KSZ" in page
    assert write(sara, ref, "means", base=1, **{**typed, "t-conclusion": "Nu genoeg."}) == 302
    assert "Te weinig." in sara.get(at(ref, "deel/means/versies/1/")).content.decode()
    assert verbs(ref)[:4] == ["opened", "opened", "read", "written"]
    with municipality("kortrijk"):
        assert verify().sound


def test_who_saves_second_sees_both_texts(kortrijk: Place, ref: UUID) -> None:
    sara, hugo = kortrijk.client(cast.SARA), kortrijk.client(cast.HUGO)
    hugo.post(at(ref, "reden/"), {"purpose": "supervision"})
    assert write(sara, ref, "housing", **{"t-state": "Vochtig."}) == 302
    assert write(hugo, ref, "housing", base=1, **{"t-state": "Droog."}) == 302
    answer = sara.post(at(ref, "deel/housing/wijziging/"), {"base": "1", "t-ground": "law", "t-state": "Erg vochtig."})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Droog." in page and "Erg vochtig." in page
    again = sara.post(at(ref, "deel/housing/wijziging/"), {"base": "2", "t-ground": "law", "t-state": "Erg vochtig."})
    assert again.status_code == 302


def test_what_was_typed_survives_the_end_of_the_session(kortrijk: Place, ref: UUID) -> None:
    sara = kortrijk.client(cast.SARA)
    page = BeautifulSoup(sara.get(at(ref, "deel/health/wijziging/")).content, "html.parser")
    ticket = page.find("input", {"name": "ticket"})["value"]
    sara.post("/uitloggen/")
    typed = {"base": "0", "ticket": ticket, "t-ground": "consent", "t-situation": "Rugpijn sinds maart."}
    told = sara.post(at(ref, "deel/health/concept/"), typed).json()
    assert told["kept"] and not told["in"]
    typed["t-situation"] = "Rugpijn sinds april."
    assert sara.post(at(ref, "deel/health/wijziging/"), typed).status_code == 302  # to the login, the text is kept
    back = kortrijk.client(cast.SARA).get(at(ref, "deel/health/wijziging/")).content.decode()
    assert "Rugpijn sinds april." in back
    assert (
        kortrijk.client().post(at(ref, "deel/means/concept/"), typed).status_code == 404
    )  # a ticket is for one section


def test_only_who_may_sees_the_file(kortrijk: Place, menen: Place, harelbeke: Place, ref: UUID) -> None:
    for member in (cast.NOOR, cast.ANNA, cast.BRAM, cast.RITA, cast.KAAT, cast.BERT):
        client = kortrijk.client(member)
        assert [client.get(at(ref, rest)).status_code for rest in ("", "deel/means/", "verslag/", "inzage/")] == [
            404
        ] * 4, member
    assert menen.client(cast.MIRA).get(at(ref)).status_code == 404
    assert harelbeke.client().get(START).status_code == 404  # takes no part
    hugo = kortrijk.client(cast.HUGO)
    assert "reden" in hugo.get(at(ref)).content.decode() and hugo.get(at(ref, "deel/means/")).status_code == 404
    hugo.post(at(ref, "reden/"), {"purpose": "complaint"})
    assert "Lore" in hugo.get(at(ref)).content.decode()


def test_the_committee_reads_around_its_meeting_only(kortrijk: Place, ref: UUID) -> None:
    bert = kortrijk.client(cast.BERT)
    with municipality("kortrijk"):
        meeting = meetings.plan(now().date(), by=BY)
        meetings.put_on_agenda(meeting, queries.file(ref), by=BY, at=now())
    assert "Lore" in bert.get(START).content.decode()
    assert bert.get(at(ref)).status_code == 200
    assert bert.get(at(ref, "deel/means/wijziging/")).status_code == 404
    with municipality("kortrijk"):
        type(meeting).objects.filter(pk=meeting.pk).update(closes_at=now())
    assert bert.get(at(ref)).status_code == 404


def test_a_search_finds_by_name_birthday_and_insz_and_says_so(kortrijk: Place, menen: Place, ref: UUID) -> None:
    sara, noor, mira = kortrijk.client(cast.SARA), kortrijk.client(cast.NOOR), menen.client(cast.MIRA)
    for asked in ("yildiz yusuf", "VERMEERSCH", "02/06/1988", "91.03.12-058.59"):
        assert str(ref) in sara.post(START, {"asked": asked}).content.decode(), asked
        assert "Lore" not in mira.post(START, {"asked": asked}).content.decode()
    other = noor.post(START, {"asked": "vermeersch"}).content.decode()
    assert "Sara Lievens" in other and str(ref) not in other and "Lore" not in other
    assert verbs(ref).count("found") == 5
    assert "Niemand" in sara.post(START, {"asked": "vermeersch jan"}).content.decode()


def test_everything_is_locked_until_two_holders_unlock(kortrijk: Place, ref: UUID, ocmws: Path) -> None:
    sara = kortrijk.client(cast.SARA)
    restart(ocmws)
    for path in (START, at(ref), at(ref, "deel/means/"), at(ref, "verslag/"), f"{START}logboek/", f"{START}nieuw/"):
        answer = (kortrijk.client(cast.HUGO) if "logboek" in path else sara).get(path)
        assert answer.status_code == 423 and "Lore" not in answer.content.decode(), path
    hugo, kaat = kortrijk.client(cast.HUGO), kortrijk.client(cast.KAAT)
    hugo.post(f"{START}sleutels/ontgrendeling/", {"passphrase": "paard batterij nietje juist", "hours": "9"})
    assert sara.get(START).status_code == 423
    kaat.post(f"{START}sleutels/ontgrendeling/", {"passphrase": "lantaarn sneeuw dakpan fiets", "hours": "9"})
    assert sara.get(START).status_code == 200


def test_a_document_is_sealed_on_disk_and_leaves_under_a_silent_name(
    kortrijk: Place, ref: UUID, settings: pytest.FixtureRequest
) -> None:
    sara, text = kortrijk.client(cast.SARA), b"%PDF-1.4 Loonbrief van Lore Vermeersch"
    sent = SimpleUploadedFile("loonbrief-lore.pdf", text, "application/pdf")
    assert sara.post(at(ref, "stukken/"), {"upload": sent, "kind": "means"}).status_code == 302
    with municipality("kortrijk"):
        (row,) = queries.documents(queries.file(ref))
    answer = sara.get(at(ref, f"stukken/{row.ref}/"))
    assert answer.content == text and "lore" not in answer["Content-Disposition"].lower()
    stored = [path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*.sealed")]  # type: ignore[attr-defined]
    assert stored and not any(b"Loonbrief" in data or b"%PDF" in data for data in stored)
    wrong = SimpleUploadedFile("virus.exe", b"MZ nothing good", "application/pdf")
    sara.post(at(ref, "stukken/"), {"upload": wrong, "kind": "means"})
    with municipality("kortrijk"):
        assert len(queries.documents(queries.file(ref))) == 1


def test_the_person_is_shown_who_read_what_when_and_why(kortrijk: Place, ref: UUID) -> None:
    sara, hugo = kortrijk.client(cast.SARA), kortrijk.client(cast.HUGO)
    hugo.post(at(ref, "reden/"), {"purpose": "complaint"})
    hugo.get(at(ref, "deel/means/"))
    page = sara.get(at(ref, "inzage/")).content.decode()
    assert "Hugo Maes" in page and "een klacht of een beroep" in page and "Bestaansmiddelen" in page


def test_the_report_is_a_tagged_pdf(kortrijk: Place, ref: UUID) -> None:
    sara = kortrijk.client(cast.SARA)
    write(sara, ref, "report", **{"t-summary": "Alles is bekeken.", "t-ground": "task"})
    answer = sara.get(at(ref, "verslag/?pdf=1"))
    assert answer["Content-Type"] == "application/pdf" and "Lore" not in answer["Content-Disposition"]
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", answer.content, re.DOTALL)
    inside = b"".join(zlib.decompress(one) if one[:1] == b"x" else one for one in streams)
    assert b"pdfuaid" in inside and b"StructTreeRoot" in inside + answer.content
    assert verbs(ref)[-1] == "printed"


def test_somebody_who_moves_out_of_the_region_takes_their_file_along(kortrijk: Place, ref: UUID) -> None:
    sara = kortrijk.client(cast.SARA)
    assert write(sara, ref, "housing", **{"t-state": "Vochtig."}) == 302
    typed = {"n-incomes": "2", "r-incomes-0-who": "Lore", "r-incomes-1-who": "Geheim", "r-incomes-1-ksz": "on"}
    assert write(sara, ref, "means", **typed) == 302
    paper = SimpleUploadedFile("huur.pdf", b"%PDF-1.4 huur", "application/pdf")
    sara.post(at(ref, "stukken/"), {"upload": paper, "kind": "housing"})
    page = BeautifulSoup(sara.get(at(ref, "meegeven/")).content, "html.parser")
    people = page.select("input[name=to]")
    assert len(people) == 2  # adults only
    sent = {"to": people[0]["value"], "kind": ["housing", "means"]}
    assert sara.post(at(ref, "meegeven/"), sent).status_code == 422
    answer = sara.post(at(ref, "meegeven/"), {**sent, "seen": "1"})
    assert "Lore" not in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names, told = set(archive.namelist()), json.loads(archive.read("dossier.json"))
        assert {name.partition(".")[0] for name in names} == {"dossier", "wie-las-wat", "stukken/01"}
        assert archive.read("stukken/01.pdf") == b"%PDF-1.4 huur"
    assert [section["kind"] for section in told["sections"]] == ["housing", "means"]
    assert told["sections"][0]["content"]["state"] == "Vochtig." and "Geheim" not in json.dumps(told)
    assert told["persons"][0]["insz"] and told["documents"][0]["section"] == "housing"
    assert verbs(ref)[-1] == "handed_over"
    assert "gaf het dossier mee" in sara.get(at(ref, "inzage/")).content.decode()
