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
    if kind in {"river", "towers"}:
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
