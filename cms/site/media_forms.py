"""What an editor uploads: pictures are drawn again, without the place and the device in them; documents are scanned."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from foundation.files import antivirus, cleaning
from foundation.files.limits import LARGEST_FILE, MEBIBYTE, MOST_PIXELS
from foundation.files.problems import FileRefused
from foundation.files.uploads import REFUSED


class CleanImageForm(BaseImageForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or not upload:
            return upload
        raw = _read(upload)
        _scan(raw)
        try:
            return _drawn_again(raw, PurePath(upload.name).stem)
        except FileRefused as error:
            raise ValidationError(str(error)) from error


class ScannedDocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data and upload:
            _scan(_read(upload))
        return upload


def _read(upload: Any) -> bytes:
    upload.seek(0)
    raw: bytes = upload.read()
    upload.seek(0)
    return raw


def _scan(raw: bytes) -> None:
    try:
        antivirus.scan(raw)
    except FileRefused as error:
        raise ValidationError(str(error)) from error


def _drawn_again(raw: bytes, stem: str) -> SimpleUploadedFile:
    """A photo becomes a clean JPEG; a drawing with transparent parts stays a PNG. Raises FileRefused."""
    clean = cleaning.clean(raw)
    with Image.open(BytesIO(raw), formats=cleaning.DECODERS) as opened:
        clear = opened.mode in {"RGBA", "LA"} and opened.width * opened.height <= MOST_PIXELS
        if not clear or opened.convert("RGBA").getchannel("A").getextrema()[0] == 255:
            return SimpleUploadedFile(f"{stem}.jpg", clean.data, clean.content_type)
        opened.thumbnail((clean.width, clean.height))
        bare = Image.new("RGBA", opened.size)
        bare.paste(opened.convert("RGBA"))
    held = BytesIO()
    bare.save(held, "PNG")
    return SimpleUploadedFile(f"{stem}.png", held.getvalue(), "image/png")


def refused_as_too_large(request: HttpRequest) -> HttpResponse | None:
    """A file over the limit never reached the form: say so, in the way the screen that sent it can show."""
    if request.method != "POST" or not (request.content_type or "").startswith("multipart/"):
        return None
    files = request.FILES  # reads the request
    if not request.META.get(REFUSED) or files is None:
        return None
    return _say_too_large(request)


def _say_too_large(request: HttpRequest) -> HttpResponse:
    text = _("This file is too large. At most %(size)d MB is possible.") % {"size": LARGEST_FILE // MEBIBYTE}
    if "text/html" not in request.headers.get("Accept", "text/html"):
        return JsonResponse({"success": False, "error_message": text})
    messages.error(request, text)
    return HttpResponseRedirect(request.get_full_path())
