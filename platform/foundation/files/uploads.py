"""The first upload handler: it stops reading a file that is too large instead of filling the disk with it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from foundation.files.limits import LARGEST_FILE, LARGEST_REQUEST

REFUSED = "streekpoort_oversized"


class BoundedUploadHandler(FileUploadHandler):
    """A file over the limit is skipped and named in the request; a request over the limit is refused as a whole."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any, **kwargs: Any) -> None:  # noqa: N803
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._seen += len(raw_data)
        if self._seen > LARGEST_FILE:
            self._remember()
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None

    def _remember(self) -> None:
        if self.request is not None:
            names: list[str] = self.request.META.setdefault(REFUSED, [])
            names.append(str(self.field_name))


def oversized(request: HttpRequest, field: str) -> int:
    """How many files of a field were skipped because they were too large."""
    names: list[str] = request.META.get(REFUSED, [])
    return names.count(field)
