"""A picture is drawn again; what was hidden in it does not come along."""

import io
import struct
import zlib

import pytest
from PIL import Image

from foundation.files import cleaning
from foundation.files.limits import LARGEST_FILE
from foundation.files.problems import FileRefused, NotAPicture, TooLarge, TooManyPixels
from tests.regional_meldpunt.intake.filling import picture

GPS = {1: "N", 2: (50.0, 49.0, 40.0), 3: "E", 4: (3.0, 15.0, 55.0)}


def with_exif(orientation: int = 1) -> bytes:
    image, target = Image.new("RGB", (40, 20), "blue"), io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = orientation, "SecretPhone", GPS
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 60,000 by 60,000."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))

    header = struct.pack("!IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_the_pictures_of_telephones_and_screens_get_through(kind: str) -> None:
    clean = cleaning.clean(picture(kind=kind).getvalue())
    assert (clean.content_type, clean.width, clean.height) == ("image/jpeg", 40, 30)


def test_place_maker_and_everything_else_hidden_are_gone() -> None:
    dirty = with_exif()
    assert b"SecretPhone" in dirty
    clean = cleaning.clean(dirty)
    assert b"SecretPhone" not in clean.data
    assert not Image.open(io.BytesIO(clean.data)).getexif()


def test_a_picture_held_sideways_stands_upright() -> None:
    assert (cleaning.clean(with_exif(orientation=6)).width, cleaning.clean(with_exif(orientation=6)).height) == (20, 40)


@pytest.mark.parametrize(
    "tail", [b"<?php system('id'); ?>", b"PK\x03\x04" + b"x" * 400, b"<script>alert(1)</script>", b"%PDF-1.7 hidden"]
)
def test_a_second_file_hidden_behind_the_picture_dies(tail: bytes) -> None:
    clean = cleaning.clean(picture().getvalue() + tail)
    assert tail not in clean.data


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_every_mode_becomes_a_plain_picture(mode: str) -> None:
    target = io.BytesIO()
    Image.new(mode, (10, 10)).save(target, "JPEG" if mode == "CMYK" else "PNG")
    assert Image.open(io.BytesIO(cleaning.clean(target.getvalue()).data)).mode == "RGB"


def test_large_pictures_become_as_large_as_anybody_needs() -> None:
    clean = cleaning.clean(picture(size=(5000, 100)).getvalue())
    assert clean.width == 2560


def test_a_pixel_flood_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(TooManyPixels):
        cleaning.clean(bomb())


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        cleaning.clean(b"\xff\xd8\xff" + b"\0" * LARGEST_FILE)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"\xff\xd8\xff\xe0",
        b"GIF89a" + b"\0" * 100,
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.7",
        b"MZ\x90\x00",
        "🚲".encode() * 1000,
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(NotAPicture) as problem:
        cleaning.clean(data)
    assert str(problem.value)


def test_a_broken_picture_is_refused() -> None:
    whole = picture(size=(400, 300)).getvalue()
    with pytest.raises(FileRefused):
        cleaning.clean(whole[: len(whole) // 2])
