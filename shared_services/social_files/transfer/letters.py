"""Writing to the other side, and telling their people that something lies ready: without saying what or about whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from foundation.identity.models import User
from foundation.notifications import send_mail
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from shared_services.social_files import participation
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.investigation import people
from shared_services.social_files.transfer import queries
from shared_services.social_files.transfer.envelopes import Bound, seal_letter
from shared_services.social_files.transfer.models import Transfer
from tenants.registry.hosts import by_schema, link_to

TELL = f"{__name__}.tell"
LIST = "/kantoor/sociaal/overdracht/"


def write(row: Transfer, kind: str, said: dict[str, Any], *, at: datetime) -> Letter:
    """Sealed, signed, and posted in the transaction of the caller."""
    turn = letters.turns(row.ref, kind) + 1
    bound = Bound(row.ref, kind, turn, row.consent)
    sealed = seal_letter(said, to=row.other, bound=bound)
    made = exchange.post(to=row.other, ref=row.ref, kind=kind, turn=turn, sealed=sealed, at=at)
    announce_to_people(row, made)
    return made


def announce_to_people(row: Transfer, letter: Letter) -> None:
    enqueue(TELL, key=f"social-letter:{letter.pk}", place=row.other, ref=str(row.ref), letter=letter.pk)


@task(atomic=False)
def tell(*, place: str, ref: str, letter: int) -> None:
    """A mail to who handles it there, or to everybody who could. It names no family, no number and no OCMW's reason."""
    if not participation.takes_part(by_schema(place), localdate()):
        return
    with municipality(place):
        for user in _who(UUID(ref)):
            send_mail(
                to=user.email,
                template="social_transfer/mail/waiting",
                context={"link": link_to(by_schema(place), LIST)},
                language=user.language or "nl",
                key=f"social-letter:{letter}:{user.pk}",
            )


def _who(ref: UUID) -> list[User]:
    known = queries.by_ref(ref)
    colleagues = people.workers()
    handlers = [user for user in colleagues if known and user.pk == known.handler_id]
    return handlers or colleagues
