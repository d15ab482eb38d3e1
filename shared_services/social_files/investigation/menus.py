from django.http import HttpRequest

from foundation.access.registry import can
from shared_services.social_files import participation
from shared_services.social_files.roles import MEETING, WORK


def reads(request: HttpRequest) -> bool:
    """Key holders who do nothing else see the keys only."""
    return participation.here(request) and (can(request.user, WORK) or can(request.user, MEETING))
