"""The form behind the personal link and the page at the desk, through the real door."""

import logging
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.secrets_in_logs import HidePersonalLinks
from foundation.tenancy import municipality
from shared_services.social_files.consent import actions, limits, queries, sealed
from shared_services.social_files.consent.actions import Adult
from shared_services.social_files.consent.models import Participant
from shared_services.social_files.readbook import queries as readbook
from tests import cast
from tests.shared_services.social_files.conftest import account, restart
from tests.shared_services.social_files.test_consent import LORE as LORE_REF
from tests.shared_services.social_files.test_consent import SECTIONS, YUSUF
from tests.support.places import Place

PAPER = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def request_ref(ocmws: Path) -> UUID:
    ref = uuid4()
    with municipality("menen"):
        adults = (Adult(LORE_REF, "Lore Vermeersch", "nl"), Adult(YUSUF, "Yusuf Yıldız", "fr"))
        actions.begin(ref, adults, SECTIONS, by=Actor.person(account(cast.MIRA)), at=now())
    return ref


@pytest.fixture(autouse=True)
def no_guesses_before() -> Iterator[None]:
    with municipality("menen"):
        caches["default"].clear()
    yield


def row(request_ref: UUID, adult: UUID) -> Participant:
    with municipality("menen"):
        return next(one for one in queries.participants(request_ref) if one.person == adult)


def link(request_ref: UUID, adult: UUID) -> str:
    with municipality("menen"):
        secret = actions.give_link(sealed.opened([row(request_ref, adult)])[0], by=Actor.system("t"), at=now())
    return f"/toestemming/{secret}/"


def words(request_ref: UUID) -> dict[str, list[str]]:
    with municipality("menen"):
        standing = queries.standing(request_ref, at=now())
        return {
            "waiting": sorted(map(str, standing.waiting)),
            "refused": sorted(kind for found in standing.refused.values() for kind in found),
            "withdrawn": sorted(kind for found in standing.withdrawn.values() for kind in found),
        }


def desk(request_ref: UUID, adult: UUID, rest: str = "") -> str:
    return f"/kantoor/sociaal/toestemming/{row(request_ref, adult).ref}/{rest}"


def test_somebody_answers_by_their_link_while_everything_is_locked_and_takes_a_yes_back(
    menen: Place, request_ref: UUID, ocmws: Path
) -> None:
    address, visitor = link(request_ref, LORE_REF), menen.client()
    restart(ocmws)
    page = visitor.get(address)
    text = page.content.decode()
    assert page.status_code == 200 and "Lore Vermeersch" in text and "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin" and "noindex" in page["X-Robots-Tag"]
    soup = BeautifulSoup(text, "html.parser")
    assert "Lore" not in soup.title.text and soup.select_one("[data-aloud]").has_attr("hidden")
    assert {field["name"] for field in soup.select("input[type=radio]")} == {"part-health", "part-rights"}
    half = visitor.post(address, {"part-health": "no"})
    assert half.status_code == 422 and "Er ontbreekt iets" in half.content.decode()
    assert LORE_REF in map(UUID, words(request_ref)["waiting"])
    sent = visitor.post(address, {"part-health": "no", "part-rights": "yes", "read": "1"})
    assert sent.status_code == 303
    after = visitor.get(sent["Location"]).content.decode()
    assert "Dank u" in after and "tot" in after
    assert words(request_ref)["refused"] == ["health"]
    taken = visitor.post(address, {"withdraw": "1", "kind": ["rights"]})
    assert taken.status_code == 303 and words(request_ref)["withdrawn"] == ["rights"]
    with municipality("menen"):
        assert queries.broken(row(request_ref, LORE_REF)) == []


def test_the_form_speaks_three_languages(menen: Place, request_ref: UUID) -> None:
    address, visitor = link(request_ref, YUSUF), menen.client()
    french = visitor.get(address)
    assert french["Content-Language"] == "fr" and '<html lang="fr"' in french.content.decode()
    assert "votre dossier" in french.content.decode()
    english = visitor.get(f"{address}?taal=en")
    assert "May we ask for your file?" in english.content.decode()
    assert visitor.get(f"{address}?taal=xx")["Content-Language"] == "fr"


def test_guessing_links_is_stopped_and_shows_in_no_log(
    menen: Place, request_ref: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    address, visitor = link(request_ref, LORE_REF), menen.client()
    caplog.handler.addFilter(HidePersonalLinks())
    with caplog.at_level(logging.INFO):
        for guess in range(limits.MOST_MISSES + 1):
            assert visitor.get(f"/toestemming/abcdefgh{guess}/").status_code == 404
        assert visitor.get(address).status_code == 429
    assert "abcdefgh" not in caplog.text and "***" in caplog.text
    assert menen.client().get(address, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_at_the_desk_a_witness_stands_by_and_paper_is_kept_sealed(
    menen: Place, request_ref: UUID, settings: pytest.FixtureRequest
) -> None:
    mira, page = menen.client(cast.MIRA), desk(request_ref, YUSUF)
    text = mira.get(page).content.decode()
    soup = BeautifulSoup(text, "html.parser")
    assert "Yusuf" in text and "Yusuf" not in soup.title.text
    answers = {"act": "say", "part-gpmi": "yes", "part-health": "no", "part-rights": "yes", "read": "1"}
    assert mira.post(page, {**answers, "way": "desk"}).status_code == 422
    herself = {**answers, "way": "desk", "witness": str(_pk(cast.MIRA))}
    assert mira.post(page, herself).status_code == 422
    assert mira.post(page, {**herself, "witness": str(_pk(cast.LODE))}).status_code == 302
    proof = mira.get(desk(request_ref, YUSUF, "bewijs/1/")).content.decode()
    assert "Lode" in proof and re.search(r"[0-9a-f]{64}", proof)
    sent = {**answers, "way": "paper", "paper": SimpleUploadedFile("scan.pdf", PAPER, "application/pdf")}
    assert mira.post(page, sent).status_code == 302
    wrong = {**answers, "way": "paper", "paper": SimpleUploadedFile("scan.pdf", b"MZ\x90", "application/pdf")}
    assert mira.post(page, wrong).status_code == 422
    kept = mira.get(f"{desk(request_ref, YUSUF, 'bewijs/2/')}?papier=1")
    assert kept.content == PAPER and "attachment" in kept["Content-Disposition"]
    media = Path(settings.MEDIA_ROOT)  # type: ignore[attr-defined]
    assert all(PAPER not in path.read_bytes() for path in media.rglob("*.sealed"))
    assert mira.post(page, {"act": "withdraw", "kind": ["gpmi"]}).status_code == 302
    assert words(request_ref)["withdrawn"] == ["gpmi"]
    with municipality("menen"):
        verbs = {line.verb for line in readbook.lines_about(request_ref)}
    assert verbs >= {"consent_asked", "consent_read", "consent_said", "consent_paper", "consent_withdrawn"}


def test_a_link_is_shown_once_and_the_form_to_sign_is_a_tagged_pdf(menen: Place, request_ref: UUID) -> None:
    mira, page = menen.client(cast.MIRA), desk(request_ref, LORE_REF)
    text = mira.post(page, {"act": "link"}).content.decode()
    (shown,) = set(re.findall(r"/toestemming/([\w-]{43})/", text))
    assert "<svg" in text and shown not in mira.get(page).content.decode()
    assert menen.client().get(f"/toestemming/{shown}/").status_code == 200
    assert mira.post(page, {"act": "unlink"}).status_code == 302
    assert menen.client().get(f"/toestemming/{shown}/").status_code == 404
    made = mira.get(desk(request_ref, LORE_REF, "formulier/"))
    if made["Content-Type"] == "application/pdf":
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made.content, re.DOTALL)
        inside = b"".join(zlib.decompressobj().decompress(one) if one[:1] == b"x" else one for one in streams)
        assert b"pdfuaid" in inside and b"StructTreeRoot" in inside + made.content
        assert "Lore" not in made["Content-Disposition"]


def test_only_who_handles_the_request_comes_near(menen: Place, kortrijk: Place, request_ref: UUID) -> None:
    page = desk(request_ref, LORE_REF)
    assert menen.client(cast.LODE).get(page).status_code == 200  # the head
    with municipality("menen"):
        Participant.objects.filter(request_ref=request_ref).update(asked_by=Actor.system("somebody else"))
    assert menen.client(cast.MIRA).get(page).status_code == 404
    assert menen.client(cast.CHAIMA).get(page).status_code == 404
    assert kortrijk.client(cast.SARA).get(page).status_code == 404
    assert menen.client().get(page).status_code == 302
    assert kortrijk.client().get(link(request_ref, LORE_REF)).status_code == 404


def _pk(member: cast.Member) -> int:
    with municipality("menen"):
        return int(account(member).pk)
