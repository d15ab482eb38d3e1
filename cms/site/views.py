"""Two small doors of the public site that are not pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.addresses import FOLLOW_PATH
from cms.site.report_number import tidy_number


def follow(request: HttpRequest) -> HttpResponse:
    """From a typed number to the page of that report; a typing error is explained, nothing typed is lost."""
    typed = request.GET.get("nummer", "")[:40]
    number = tidy_number(typed)
    if number:
        return redirect(FOLLOW_PATH.format(number=number))
    problem = _("This is not a number of a report. It has three groups, such as %(example)s. It stands in our mail.")
    context = {"follow_number": typed, "follow_error": problem if typed else ""}
    return render(request, "site_pages/follow.html", context, status=400 if typed else 200)
