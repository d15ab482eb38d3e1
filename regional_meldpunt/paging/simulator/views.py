"""The demo's telephones: what was "sent" to whom, how the gateway behaves, and answering in somebody's place."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.notifications.views import only_in_demo
from regional_meldpunt.paging.simulator.server import Mode

PATIENCE = 3.0
MODES = {
    Mode.RECEIPT: gettext_lazy("works"),
    Mode.ACCEPT: gettext_lazy("works, without saying that it arrived"),
    Mode.DELAY: gettext_lazy("is slow (8 seconds)"),
    Mode.DROP: gettext_lazy("takes it and does nothing"),
    Mode.FAIL: gettext_lazy("fails"),
    Mode.REFUSE: gettext_lazy("refuses the number"),
    Mode.UNDELIVERED: gettext_lazy("says that it did not arrive"),
}
SLOW = 8.0


@require_safe
@only_in_demo
@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    state = _ask("GET", "/-/state")
    context: dict[str, Any] = {"away": state is None, "modes": [(mode.value, label) for mode, label in MODES.items()]}
    if state is not None:
        special = state["special"]
        context |= {
            "chosen": {kind: special.get(kind, state["mode"])["mode"] for kind in ("sms", "voice")},
            "paged": [{**one, "at": datetime.fromtimestamp(one["at"], UTC)} for one in state["paged"]],
        }
    return render(request, "paging/gateway.html", context)


@require_POST
@only_in_demo
def mode(request: HttpRequest) -> HttpResponse:
    chosen, kind = request.POST.get("mode", ""), request.POST.get("kind", "")
    if chosen in {one.value for one in Mode} and kind in ("sms", "voice"):
        _ask("POST", "/-/mode", {"mode": chosen, "only": kind, "seconds": SLOW})
    return redirect("gateway:sent")


@require_POST
@only_in_demo
def answer(request: HttpRequest) -> HttpResponse:
    """As if the person answered from this number."""
    told = {name: request.POST.get(name, "")[:300] for name in ("to", "text", "reference")}
    if told["to"] and told["text"] and _ask("POST", "/-/answer", told) is not None:
        messages.success(request, _("Answered in their place. What comes back stands on top in a moment."))
    return redirect("gateway:sent")


def _ask(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """None when the gateway does not run."""
    connection = HTTPConnection("127.0.0.1", settings.STREEKPOORT_GATEWAY_PORT, timeout=PATIENCE)
    try:
        connection.request(method, path, body=json.dumps(body) if body else None)
        return json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError):
        return None
    finally:
        connection.close()
