"""What every template knows: the municipality of the host, and the region."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def place(request: HttpRequest) -> dict[str, Any]:
    return {
        "municipality": getattr(request, "municipality", None),
        "region_name": settings.STREEKPOORT_REGION_NAME,
        "region_host": f"regio.{settings.STREEKPOORT_DOMAIN}",
        "streekpoort_demo": settings.STREEKPOORT_DEMO,
    }
