"""The number of a report as people type it: with spaces, without hyphens, in small letters."""

import re

SHAPE = re.compile(r"^([A-Z]{3})([0-9A-Z]{4})([0-9A-Z]{3})$")


def tidy_number(typed: str) -> str:
    """The number in its printed form (KOR-7K4M-2Q9), or nothing when it cannot be one."""
    found = SHAPE.match(re.sub(r"[\s.\-\u2010-\u2015]+", "", typed.upper()))
    return "-".join(found.groups()) if found else ""
