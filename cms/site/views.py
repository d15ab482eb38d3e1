"""The addresses of the public site that are not pages."""

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.addresses import FOLLOW_PATH
from cms.site.report_number import tidy_number

YEAR = 365 * 24 * 3600


def follow(request: HttpRequest) -> HttpResponse:
    """From a typed number to the page of that report; a typing error is explained, nothing typed is lost."""
    typed = request.GET.get("nummer", "")[:40]
    number = tidy_number(typed)
    if number:
        return redirect(FOLLOW_PATH.format(number=number))
    problem = _("This is not a number of a report. It has three groups, such as %(example)s. It stands in our mail.")
    context = {"follow_number": typed, "follow_error": problem if typed else ""}
    return render(request, "site_pages/follow.html", context, status=400 if typed else 200)


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def image(request: HttpRequest, schema: str, name: str) -> FileResponse:
    """An image on a page of this municipality, in the size the page asked for. Originals are not given out.

    The name of a rendition changes with its content, so a browser may keep it.
    """
    municipality = getattr(request, "municipality", None)
    if municipality is None or municipality.schema_name != schema:
        raise Http404
    try:
        return FileResponse(default_storage.open(f"images/{name}"))
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation):
        raise Http404 from None
