"""Pictures of the demo: landscapes of flat shapes in the colours of the municipality, drawn here. No photographs."""

import math
import random
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model

from tenants.branding.sheet import theme_of

SIZE = (1280, 720)
NIGHT = (24, 32, 36)
PAPER = (250, 246, 236)

Colour = tuple[int, int, int]


def scene(snapshot: Any, kind: str) -> Any:
    """The picture of a town as an image of its own collection; the same town always gets the same one."""
    drawn = draw(theme_of(snapshot).accent, kind, seed=snapshot.schema_name)
    held = BytesIO()
    drawn.save(held, "JPEG", quality=90)
    held.seek(0)
    image = get_image_model()(
        title=f"Landschap bij {snapshot.name}", width=SIZE[0], height=SIZE[1],
        focal_point_x=SIZE[0] // 2, focal_point_y=SIZE[1] // 2, focal_point_width=400, focal_point_height=300,
    )  # fmt: skip
    image.file = ImageFile(held, name=f"landschap-{snapshot.slug}.jpg")
    image.save()
    return image


def draw(accent: str, kind: str, *, seed: str) -> Image.Image:
    dice = random.Random(seed)  # noqa: S311 - a landscape, no secret
    base = _rgb(accent)
    picture = Image.new("RGB", SIZE, _mix(base, PAPER, 0.86))
    pen = ImageDraw.Draw(picture)
    sun = dice.randrange(260, 1020)
    pen.ellipse((sun - 70, 110, sun + 70, 250), fill=_mix((240, 190, 90), PAPER, 0.25))
    for layer in range(4):
        pen.polygon(_ridge(dice, layer, flat=kind == "fields"), fill=_mix(base, PAPER, 0.66 - 0.16 * layer))
    if kind == "towers":
        _towers(pen, dice, base)
    if kind == "belfry":
        _belfry(pen, base)
    if kind == "works":
        _works(pen, base)
    if kind in {"river", "towers", "belfry", "works"}:
        _river(pen, base)
    if kind in {"fields", "hills"}:
        _trees(pen, dice, base)
    return picture


def _ridge(dice: random.Random, layer: int, *, flat: bool) -> list[tuple[float, float]]:
    base, swing = 330 + 85 * layer, (18 if flat else 55) - 8 * layer
    phase, waves = dice.random() * 6, 1.2 + dice.random() * 1.6
    top = [(x, base + swing * math.sin(phase + waves * x / 200)) for x in range(0, SIZE[0] + 1, 20)]
    return [*top, (SIZE[0], SIZE[1]), (0, SIZE[1])]


def _towers(pen: ImageDraw.ImageDraw, dice: random.Random, base: Colour) -> None:
    for left in (420, 690):
        width, height = 120, 250 + dice.randrange(40)
        top = 560 - height
        pen.rectangle((left, top, left + width, 580), fill=_mix(base, NIGHT, 0.35))
        pen.polygon(
            [(left - 14, top), (left + width / 2, top - 95), (left + width + 14, top)], fill=_mix(base, NIGHT, 0.6)
        )
        for row in range(3):
            pen.rectangle(
                (left + 52, top + 40 + row * 60, left + 68, top + 70 + row * 60), fill=_mix((240, 200, 110), PAPER, 0.1)
            )
    pen.rectangle((540, 500, 690, 528), fill=_mix(base, NIGHT, 0.35))


def _belfry(pen: ImageDraw.ImageDraw, base: Colour) -> None:
    """One tower, with a clock, a gallery and a lantern."""
    wall, roof, light = _mix(base, NIGHT, 0.35), _mix(base, NIGHT, 0.6), _mix((240, 200, 110), PAPER, 0.1)
    pen.rectangle((585, 270, 695, 580), fill=wall)
    pen.rectangle((571, 256, 709, 278), fill=roof)
    pen.rectangle((607, 176, 673, 256), fill=wall)
    pen.polygon([(594, 176), (640, 92), (686, 176)], fill=roof)
    pen.rectangle((631, 196, 649, 236), fill=light)
    pen.ellipse((615, 302, 665, 352), fill=light)
    for top in (400, 470):
        pen.rectangle((630, top, 650, top + 34), fill=light)
    for left, right in ((420, 585), (695, 850)):
        pen.rectangle((left, 486, right, 580), fill=wall)
        pen.polygon([(left, 486), ((left + right) / 2, 420), (right, 486)], fill=roof)


def _works(pen: ImageDraw.ImageDraw, base: Colour) -> None:
    """A hall with a roof like a saw, and its chimney."""
    wall, roof, light = _mix(base, NIGHT, 0.35), _mix(base, NIGHT, 0.6), _mix((240, 200, 110), PAPER, 0.1)
    pen.polygon([(842, 580), (856, 190), (888, 190), (902, 580)], fill=roof)
    pen.rectangle((850, 190, 894, 206), fill=wall)
    pen.rectangle((380, 460, 820, 580), fill=wall)
    for left in range(380, 820, 110):
        pen.polygon([(left, 460), (left, 396), (left + 110, 460)], fill=roof)
        pen.rectangle((left + 26, 492, left + 84, 540), fill=light)


def _river(pen: ImageDraw.ImageDraw, base: Colour) -> None:
    water = _mix(base, (190, 220, 230), 0.62)
    pen.polygon([(0, 590), (SIZE[0], 560), (SIZE[0], 720), (0, 720)], fill=water)
    for number in range(9):
        y = 606 + number * 12
        pen.line((90 + number * 97 % 700, y, 330 + number * 97 % 700, y - 4), fill=_mix(water, PAPER, 0.45), width=4)


def _trees(pen: ImageDraw.ImageDraw, dice: random.Random, base: Colour) -> None:
    for _number in range(9):
        x, y, size = dice.randrange(40, 1240), dice.randrange(480, 640), dice.randrange(34, 70)
        pen.rectangle((x - 5, y, x + 5, y + size), fill=_mix(base, NIGHT, 0.55))
        pen.ellipse((x - size, y - 2 * size + 20, x + size, y + 20), fill=_mix(base, NIGHT, 0.25))


def _rgb(text: str) -> Colour:
    digits = text.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )
