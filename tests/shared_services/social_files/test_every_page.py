"""Every page of the social files, of consent, of the transfer and of the keys: kept nowhere, and silent outside its body.

The list of pages is the one of the router: a page that is added later is looked at too.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.timezone import localdate

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.actions import meetings
from shared_services.social_files.keys import queries as keys
from shared_services.social_files.transfer import queries as transfers
from tests import cast
from tests.shared_services.social_files.conftest import found, holder
from tests.shared_services.social_files.in_hand import CANARY, INSZ, arrives, consent, moves_away, work
from tests.support.places import Place

SPACES = ("social_files", "social_consent", "social_transfer", "social_keys")
URLCONF = "streekpoort.urls_municipality"
UNTIL_TAKEN_OVER = ("social_transfer:document",)
"""Only there between opening and taking over; `test_transfer.py` reads one."""


def pages(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and arguments of every address below the four parts."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from pages(one, one.namespace or space)
        elif isinstance(one, URLPattern) and space in SPACES:
            yield f"{space}:{one.name}", tuple(one.pattern.converters)


@pytest.fixture
def filled(committed: None, kluis_here: Path, kortrijk: Place, menen: Place) -> dict[str, dict[str, object]]:
    """What stands in the addresses, by part."""
    with municipality("kortrijk"):
        found(cast.HUGO, cast.KAAT)
    with municipality("menen"):
        found(cast.LODE, cast.MIRA)
    secret = consent(kortrijk, work(kortrijk))
    arrives(*moves_away(kortrijk, menen))
    with municipality("kortrijk"):
        (file,) = files.living_files()
        (adult,) = consents.Participant.objects.all()
        (given,) = (*transfers.running(transfers.Side.GIVEN), *transfers.over())
        meeting = meetings.plan(localdate(), by=Actor.system("tests"))
        (generation,) = keys.living_generations()
        (paper,) = files.documents(file)
        about: dict[str, object] = {"ref": file.ref, "kind": "report", "number": 1, "document_ref": paper.ref}
        about |= {"person_ref": files.persons(file)[0].ref, "meeting_pk": meeting.pk}
        return {
            "social_files": about,
            "social_consent": {"link_secret": secret, "asked_ref": adult.ref, "said_number": 1},
            "social_transfer": {"ref": given.ref, "kind": "report", "what": "json", "document_ref": uuid4()},
            "social_keys": {"holder_pk": holder(cast.HUGO).pk, "key_id": generation.key_id},
        }


def test_no_page_is_kept_anywhere_and_none_says_a_name_outside_its_body(
    filled: dict[str, dict[str, object]], kortrijk: Place
) -> None:
    clients = [kortrijk.client(member) for member in (cast.SARA, cast.HUGO)] + [kortrijk.client()]
    clients[1].post(f"/kantoor/sociaal/dossier/{filled['social_files']['ref']}/reden/", {"purpose": "supervision"})
    listed = dict(pages(get_resolver(URLCONF)))
    assert len(listed) > 40
    for name, arguments in listed.items():
        values = filled[name.partition(":")[0]]
        path = reverse(name, urlconf=URLCONF, kwargs={one: values[one] for one in arguments})
        answers = [client.get(path) for client in clients]
        assert name in UNTIL_TAKEN_OVER or any(one.status_code in (200, 302, 405) for one in answers), name
        for answer in answers:
            head = answer.content.partition(b"</title>")[0] if b"<title>" in answer.content else b""
            assert "no-store" in answer["Cache-Control"], (name, answer.status_code)
            for secret in (CANARY, INSZ):
                assert secret not in str(dict(answer.headers)) + head.decode() + path, name
    for path in ("dossier", "overdracht", "toestemming"):  # nor is the answer that there is nothing
        answer = clients[0].get(f"/kantoor/sociaal/{path}/{uuid4()}/")
        assert answer.status_code == 404 and "no-store" in answer["Cache-Control"], path
