from django.http import HttpRequest

from foundation.access.registry import can
from shared_services.social_files import participation
from shared_services.social_files.roles import WORK


def works(request: HttpRequest) -> bool:
    return participation.here(request) and can(request.user, WORK)
