"""The project's own text, read once: files, their syntax trees, and words for where something stands."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from tests.support.home import CHECKOUT

PACKAGES = ("platform/streekpoort", "platform/foundation", "tenants", "cms", "regional_meldpunt", "shared_services")
OUTSIDE = {
    "node_modules",
    "build",
    "dist",
    ".git",
    ".streekpoort",
    ".venv",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
}


@dataclass(frozen=True)
class Module:
    """One Python file. ``name`` is its path from the root of the project."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(CHECKOUT).as_posix()

    @property
    def package(self) -> str:
        """The path as Python imports it: ``foundation/tenancy/wall.py``."""
        return self.name.removeprefix("platform/")

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.name

    def at(self, node: ast.AST, words: str) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}: {words}"


@cache
def modules(*roots: str) -> tuple[Module, ...]:
    """Python files of the product, or of the given folders; migrations are left out."""
    found = (Module(path) for root in roots or PACKAGES for path in sorted((CHECKOUT / root).rglob("*.py")))
    return tuple(module for module in found if not module.is_migration)


def files(*suffixes: str) -> Iterator[Path]:
    """Files of the product's packages with one of these endings."""
    for root in PACKAGES:
        for path in sorted((CHECKOUT / root).rglob("*")):
            if path.suffix in suffixes and not OUTSIDE & set(path.parts):
                yield path


@cache
def tracked() -> tuple[Path, ...]:
    """What git keeps; in an unpacked archive, every file that is not obviously a product of a run."""
    listed = subprocess.run(("git", "ls-files", "-z"), cwd=CHECKOUT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return tuple(path for name in listed.stdout.split("\0") if name and (path := CHECKOUT / name).is_file())
    return tuple(
        path for path in CHECKOUT.rglob("*") if path.is_file() and not OUTSIDE & set(path.relative_to(CHECKOUT).parts)
    )


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    """Each call with the dotted name of what is called, as far as it is written as names."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imports(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Each imported module or name, dotted."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
