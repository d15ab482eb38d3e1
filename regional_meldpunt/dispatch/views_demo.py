"""The demo is its own outside: it hears the engine's sign of life and says when it heard the last one."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

KEY = "demo:heartbeat"


@csrf_exempt  # a program calls, without a page of ours
@never_cache
@require_http_methods(["GET", "POST"])
def heartbeat(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        cache.set(KEY, now(), timeout=86_400)
        return HttpResponse(status=204)
    heard = cache.get(KEY)
    words = _("Last sign of life of the engine: %(moment)s") if heard else _("No sign of life was heard yet.")
    moment = f"{localtime(heard):%d/%m/%Y %H:%M:%S}" if heard else ""
    return HttpResponse(words % {"moment": moment} if heard else words, content_type="text/plain; charset=utf-8")
