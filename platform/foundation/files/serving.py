"""An answer with the bytes of a file: never guessed, never run, never kept by a cache."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponseBase

from foundation.files import store
from foundation.files.kinds import DOCUMENTS
from foundation.files.models import StoredFile

SHOWN = {"image/jpeg": "jpg"}
SUFFIX = {**DOCUMENTS, **SHOWN}


def respond(file: StoredFile) -> HttpResponseBase:
    """The caller has checked access. Raises Http404 when the bytes are gone."""
    try:
        stream = store.open_path(file.path, file.path.split("/", 1)[0])
    except FileNotFoundError as error:
        raise Http404 from error
    name = f"{file.ref.hex[:12]}.{SUFFIX.get(file.content_type, 'bin')}"
    inline = file.content_type in SHOWN
    response = FileResponse(stream, content_type=file.content_type, as_attachment=not inline, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
