"""Colours as numbers: hex, hue, relative luminance and contrast as WCAG 2.2 defines them."""

import colorsys
import re

Rgb = tuple[float, float, float]
HEX = re.compile(r"#[0-9a-fA-F]{6}")


def rgb(value: str) -> Rgb:
    """The three channels from 0 to 1. Raises ValueError for anything but #rrggbb."""
    if not HEX.fullmatch(value):
        raise ValueError(value)
    return int(value[1:3], 16) / 255, int(value[3:5], 16) / 255, int(value[5:7], 16) / 255


def to_hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, channel)) * 255):02x}" for channel in colour)


def luminance(value: str) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(value))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def hue(value: str) -> tuple[float, float]:
    """Hue in degrees and saturation from 0 to 1."""
    turn, _, saturation = colorsys.rgb_to_hls(*rgb(value))
    return turn * 360, saturation


def mix(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one."""
    mine, theirs = rgb(one), rgb(other)
    return to_hex(
        (
            mine[0] + (theirs[0] - mine[0]) * share,
            mine[1] + (theirs[1] - mine[1]) * share,
            mine[2] + (theirs[2] - mine[2]) * share,
        )
    )
