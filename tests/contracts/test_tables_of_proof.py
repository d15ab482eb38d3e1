"""What a table says is proved somewhere, is: every file that it names exists."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
TABLES = ("faults/__init__.py", "journeys/__init__.py", "regional_meldpunt/__init__.py",
          "regional_meldpunt/dispatch/test_bugs_others_paid_for.py")  # fmt: skip
NAMED = re.compile(r"`([\w/]*test_\w+(?:\.py)?)`")


@pytest.mark.parametrize("table", TABLES)
def test_every_file_that_is_named_exists(table: str) -> None:
    path = TESTS / table
    words = path.read_text().split('"""')[1]
    named = {name.removesuffix(".py") + ".py" for name in NAMED.findall(words)}
    assert named
    missing = [name for name in named if not any((base / name).exists() for base in (path.parent, TESTS.parent))]
    assert not missing
