"""One page: who we are, where the problem is, and the door for staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.addresses import REPORT_PATH, neighbours


def start(request: HttpRequest) -> HttpResponse:
    context = {"municipalities": neighbours(request), "reporting": neighbours(request, REPORT_PATH)}
    return render(request, "region/start.html", context)
