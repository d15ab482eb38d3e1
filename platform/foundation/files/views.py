"""Files for staff, by their reference. What a citizen sees goes through the page of the melding instead."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from foundation.files import access, serving


@require_safe
def file(request: HttpRequest, ref: uuid.UUID) -> HttpResponseBase:
    return serving.respond(access.get_for(request, ref))
