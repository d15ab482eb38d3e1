"""Who sees which transfer: who handles it, the head, and for what nobody handles yet everybody of the service."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from foundation.access.finding import or_404
from foundation.access.registry import can
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import current
from shared_services.social_files import participation
from shared_services.social_files.consent.facts import RequestFacts
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.roles import HEAD, WORK
from shared_services.social_files.transfer import queries
from shared_services.social_files.transfer.models import Transfer, TransferDocument, TransferSection
from shared_services.social_files.transfer.sealed import open_transfer
from shared_services.social_files.transfer.states import Side, State
from tenants.registry.hosts import by_schema


@dataclass(frozen=True)
class Worker:
    """A social worker at a transfer. `mine`: they handle it; the head and colleagues may take it up."""

    user: User
    by: Actor
    mine: bool
    head: bool


def transfer_or_404(request: HttpRequest, ref: UUID) -> tuple[Transfer, Worker]:
    row = queries.by_ref(ref)
    worker = worker_of(request, row) if row and row.wrapped else None
    if row is None or worker is None:
        raise Http404
    return row, worker


def worker_of(request: HttpRequest, row: Transfer) -> Worker | None:
    user = files.account(request.user.pk or 0)
    if user is None or not can(user, WORK):
        return None
    worker = Worker(user, Actor.of(request), row.handler_id == user.pk, can(user, HEAD))
    free = row.handler_id is None and row.side == Side.GIVEN
    team = row.file is not None and files.in_team(row.file, user.pk)
    return worker if worker.mine or worker.head or free or team else None


def may_read(worker: Worker, file: SocialFile | None) -> bool:
    """The content of a file is for its team, also when it is to be sent."""
    return file is not None and files.in_team(file, worker.user.pk)


def section_or_404(row: Transfer, kind: str) -> TransferSection:
    return or_404(queries.section(row, kind))


def document_or_404(row: Transfer, ref: UUID) -> TransferDocument:
    return or_404(queries.document(row, ref))


# For the part that informs and asks the adults


def request_facts(ref: UUID) -> RequestFacts | None:
    """Names of the two OCMWs and the purpose. Raises VaultClosed while locked."""
    row = queries.by_ref(ref)
    if row is None or row.side != Side.ASKED:
        return None
    said = open_transfer(row).request()
    return RequestFacts(
        sender=by_schema(row.other).name,
        receiver=by_schema(current().schema).name,
        purpose=str(said["purpose"]),
        page=f"/kantoor/sociaal/overdracht/{row.ref}/",
    )


def may_work(request: HttpRequest, ref: UUID) -> bool:
    """Does this colleague handle that request? While it runs."""
    row = queries.by_ref(ref)
    if row is None or row.side != Side.ASKED or not participation.here(request):
        return False
    worker = worker_of(request, row)
    return worker is not None and (worker.mine or worker.head) and row.state != State.WITHDRAWN
