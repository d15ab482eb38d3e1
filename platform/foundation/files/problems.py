"""Why a file was refused, in words for the person who sent it."""

from django.utils.translation import gettext as _


class FileRefused(Exception):
    """`str()` is a sentence for the screen."""


class TooLarge(FileRefused):
    def __init__(self, mebibytes: int) -> None:
        super().__init__(_("This file is too large. At most %(size)d MB is possible.") % {"size": mebibytes})


class TooManyPixels(FileRefused):
    def __init__(self) -> None:
        super().__init__(_("This picture has too many pixels. Send a smaller one."))


class NotAPicture(FileRefused):
    def __init__(self) -> None:
        super().__init__(_("This is not a picture we can open. Send a photo as JPEG, PNG, WebP or HEIC."))


class EmptyFile(FileRefused):
    def __init__(self) -> None:
        super().__init__(_("This file is empty."))


class Infected(FileRefused):
    def __init__(self) -> None:
        super().__init__(_("Our virus scanner refused this file."))


class ScannerSilent(FileRefused):
    """The scanner is switched on and does not answer: no file comes in, because nobody looked at it."""

    def __init__(self) -> None:
        super().__init__(_("We cannot check files for viruses at this moment. Go on without a photo, or try later."))
