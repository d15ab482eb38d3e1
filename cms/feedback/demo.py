"""Some opinions and remarks in each demo municipality. Loaded again, it adds nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.timezone import localdate, now

from cms.feedback import queries
from cms.feedback.models import Opinion, Remark, RemarkState
from cms.feedback.subjects import Subject
from foundation.identity.actor import Actor
from tenants.registry.snapshot import MunicipalitySnapshot

PATHS = ("/verhuizen/", "/contact/", "/", "/nieuws/")
ASKED = "Ik stond op zaterdag voor een gesloten deur. Kan er duidelijker staan wanneer u open bent?"
UNCLEAR = "Hoelang mag ik wachten met mijn nieuw adres door te geven? Dat vind ik niet direct."
ANSWERED = "Dank u. Het staat nu in de tweede zin: binnen 8 werkdagen nadat u verhuisd bent."
WRONG = (("/contact/", ASKED, ""), ("/verhuizen/", UNCLEAR, ANSWERED))


def load(snapshot: MunicipalitySnapshot) -> None:
    if Opinion.objects.exists():
        return
    month, seed = localdate().replace(day=1), sum(map(ord, snapshot.schema_name))
    Opinion.objects.bulk_create(
        Opinion(path=path, month=month, yes=20 + (seed * (place + 3)) % 45, no=1 + (seed + place * 5) % 9)
        for place, path in enumerate(PATHS)
    )
    known = [(queries.page_at(path), path, text, answer) for path, text, answer in WRONG]
    at = now() - timedelta(days=2)
    Remark.objects.bulk_create(
        _remark(Subject(path=path, title=page.title), text, answer, snapshot, at)
        for page, path, text, answer in known
        if page is not None
    )


def _remark(subject: Subject, text: str, answer: str, snapshot: MunicipalitySnapshot, at: datetime) -> Remark:
    return Remark(
        path=subject.path,
        title=subject.title,
        text=text,
        owner=str(snapshot.contact.get("email", "")),
        state=RemarkState.ANSWERED if answer else RemarkState.NEW,
        at=at,
        answer=answer,
        done_at=at if answer else None,
        done_by=Actor.system("demo") if answer else None,
    )
