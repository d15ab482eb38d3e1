"""What the website gives out beside its pages."""

from posixpath import normpath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

YEAR = 365 * 24 * 3600


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def image(request: HttpRequest, schema: str, name: str) -> FileResponse:
    """An image on a page of this municipality, in the size the page asked for. Originals are not given out.

    The name of a rendition changes with its content, so a browser may keep it.
    """
    municipality = getattr(request, "municipality", None)
    if municipality is None or municipality.schema_name != schema or normpath(name) != name or name.startswith(".."):
        raise Http404
    try:
        return FileResponse(default_storage.open(f"images/{name}"))
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation):
        raise Http404 from None
