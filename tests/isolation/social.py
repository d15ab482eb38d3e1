"""A social file in the OCMWs of the world that have them: its canaries are sealed, so they are written, not planted."""

from datetime import datetime
from uuid import uuid4

from django.utils.timezone import localdate

from foundation.identity.actor import Actor
from foundation.identity.models import User
from shared_services.social_files.consent import actions as consent
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.consent import sealed
from shared_services.social_files.consent.actions import Adult, Asked, Way, Word
from shared_services.social_files.consent.actions.saying import Proof
from shared_services.social_files.consent.texts import Shown
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.actions import meetings, opening, writing
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.participation import takes_part
from tenants.registry.snapshot import MunicipalitySnapshot
from tests.isolation.canaries import canary
from tests.isolation.conftest import World


def open_a_file(place: MunicipalitySnapshot, *, by: Actor, at: datetime) -> None:
    """Behind the wall of the OCMW, whose keys the demo made."""
    if not takes_part(place, localdate(at)):
        return
    song = canary(place.schema_name, "thuis")
    person = PersonFacts(song, song, "1980-01-31", no_insz="unknown")
    lead = User.objects.get(
        email__endswith=f"@{place.slug}.test",
        grants__role="maatschappelijk_werker",
        display_name__in=("Sara Lievens", "Mira Naert"),
    )
    opened = opening.open_new([person], lead=lead, by=by, at=at)
    for kind in ("housing", "report"):
        part = queries.part(opened.file, kind)
        content = {"state": song, "guarantee": song} if kind == "housing" else {"summary": song, "advice": song}
        writing.save(opened, part, content, base=0, ground="law", user_id=lead.pk, by=by, at=at)
        writing.keep_draft(opened, part, {"t-state": song, "t-summary": song}, base=1, user_id=lead.pk, at=at)
    meetings.put_on_agenda(meetings.plan(localdate(at), by=by), opened.file, by=by, at=at)
    _ask_consent(song, place, by=by, at=at)


def _ask_consent(song: str, place: MunicipalitySnapshot, *, by: Actor, at: datetime) -> None:
    """Somebody is asked, has a link, and agreed on paper: a canary in the name, the words and the scan."""
    request = uuid4()
    consent.begin(request, [Adult(uuid4(), song)], [Asked("health", "consent")], by=by, at=at)
    (opened,) = sealed.opened(consents.participants(request))
    consent.give_link(opened, by=by, at=at)
    shown = Shown("nl", "0", (song,))
    proof = Proof(paper=song.encode(), paper_type="application/pdf")
    consent.say(opened, {"health": Word.AGREED}, shown=shown, way=Way.PAPER, by=by, at=at, proof=proof)


def named(world: World, schema: str, references: tuple[str, ...]) -> dict[str, tuple[object, ...]]:
    """What an outsider would need: the reference of a file, of a person in it, the names of its sections and keys."""

    def column(question: str) -> tuple[object, ...]:
        return tuple(row[0] for row in world.look(question))

    files = column(f"SELECT ref::text FROM {schema}.social_files_socialfile ORDER BY id DESC LIMIT 1")
    transfers = column(f"SELECT ref::text FROM {schema}.social_transfer_transfer ORDER BY id DESC LIMIT 1")
    papers = column(f"SELECT ref::text FROM {schema}.social_transfer_transferdocument ORDER BY id DESC LIMIT 1")
    return {
        "ref": (*transfers, *files, *references),
        "person_ref": column(f"SELECT ref::text FROM {schema}.social_files_fileperson ORDER BY id DESC LIMIT 1")
        or references,
        "document_ref": papers or references,
        "what": ("json",),
        "kind": ("housing",),
        "key_id": column(f"SELECT key_id FROM {schema}.social_keys_keygeneration LIMIT 1") or ("k0",),
        "holder_pk": column(f"SELECT id FROM {schema}.social_keys_keyholder LIMIT 1") or (1,),
        "asked_ref": column(f"SELECT ref::text FROM {schema}.social_consent_participant ORDER BY id DESC LIMIT 1")
        or references,
        "said_number": (1,),
        "link_secret": column(
            f"SELECT link_hash FROM {schema}.social_consent_participant WHERE link_hash IS NOT NULL ORDER BY id DESC LIMIT 1"
        )
        or ("f" * 43,),
        "meeting_pk": column(f"SELECT id FROM {schema}.social_files_meeting LIMIT 1") or (1,),
    }
