"""A clean installation has what the source asks for: every package imported is in the lock."""

import ast
import re
import sys
from importlib.metadata import packages_distributions

from tests.contracts.source import tracked
from tests.support.home import CHECKOUT

OWN = {place.name for root in (CHECKOUT, CHECKOUT / "platform") for place in root.iterdir() if place.is_dir()}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked() -> set[str]:
    lines = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return {_plain(line.split("==")[0]) for line in lines if "==" in line}


def _imported(text: str) -> set[str]:
    """Top-level names, also of imports inside functions."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - OWN - set(sys.stdlib_module_names)


def test_every_imported_package_is_in_the_lock() -> None:
    """A package that only one developer's machine has makes the suite fail everywhere else."""
    locked, sources = _locked(), packages_distributions()
    missing = [
        f"{path.relative_to(CHECKOUT)}: {name}"
        for path in tracked()
        if path.suffix == ".py"
        for name in _imported(path.read_text(encoding="utf-8"))
        if not any(_plain(package) in locked for package in sources.get(name, ()))
    ]
    assert missing == []
