"""A picture is taken apart and drawn again. What is kept is ours: no EXIF, no place, no second file hidden inside.

The declared type and the file name mean nothing; only what Pillow can decode with one of four decoders gets through.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from foundation.files.limits import LARGEST_FILE, LONGEST_SIDE, MEBIBYTE, MOST_PIXELS
from foundation.files.problems import NotAPicture, TooLarge, TooManyPixels

register_heif_opener(thumbnails=False)

DECODERS = ("JPEG", "PNG", "WEBP", "HEIF")
QUALITY = 85
PAPER = (255, 255, 255)


@dataclass(frozen=True)
class Picture:
    """A clean JPEG."""

    data: bytes
    width: int
    height: int
    content_type: str = "image/jpeg"


def clean(data: bytes) -> Picture:
    """The picture in `data`, drawn again. Raises FileRefused."""
    if len(data) > LARGEST_FILE:
        raise TooLarge(LARGEST_FILE // MEBIBYTE)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _draw_again(data)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise TooManyPixels from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
            raise NotAPicture from error


def _draw_again(data: bytes) -> Picture:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the library that makes PDFs switches it on for the whole process
    with Image.open(io.BytesIO(data), formats=DECODERS) as opened:
        if opened.width * opened.height > MOST_PIXELS:  # the header tells, before a pixel is decoded
            raise TooManyPixels
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        flat = _on_paper(upright)
    target = io.BytesIO()
    flat.save(target, "JPEG", quality=QUALITY, optimize=True, exif=b"")
    return Picture(target.getvalue(), flat.width, flat.height)


def _on_paper(picture: Image.Image) -> Image.Image:
    """Transparent parts become white, as on paper; the copy carries no metadata."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        sheet = Image.new("RGB", layer.size, PAPER)
        sheet.paste(layer, mask=layer.getchannel("A"))
        return sheet
    sheet = Image.new("RGB", picture.size, PAPER)
    sheet.paste(picture.convert("RGB"))
    return sheet
