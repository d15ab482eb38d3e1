"""Front-end files: which of the packages in package.json reach the browser, and where.

Copied, not bundled: `npm ci` fetches the packages, this copies what is used to `build/vendor/`, which is a
static files folder. `python -m streekpoort.assets` runs it; it needs nothing but the standard library.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LICENCE_NAMES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "OFL.txt")


@dataclass(frozen=True)
class Copy:
    """Files of one package that match a pattern, copied into one folder."""

    package: str
    pattern: str
    folder: str


COPIES = (
    Copy("@fontsource-variable/atkinson-hyperlegible-next", "files/*-latin*-wght-normal.woff2", "fonts"),
    Copy("@fontsource-variable/atkinson-hyperlegible-mono", "files/*-latin*-wght-normal.woff2", "fonts"),
    Copy("@fontsource-variable/source-serif-4", "files/*-latin*-wght-normal.woff2", "fonts"),
    Copy("htmx.org", "dist/htmx.min.js", "."),
    Copy("leaflet", "dist/leaflet.js", "leaflet"),
    Copy("leaflet", "dist/leaflet-src.esm.js", "leaflet"),
    Copy("leaflet", "dist/leaflet.css", "leaflet"),
    Copy("leaflet", "dist/images/*.png", "leaflet/images"),
    Copy("axe-core", "axe.min.js", "."),
)

# NL Design System components, in the order in which their rules must follow each other.
COMPONENTS = (
    "button",
    "button-link",
    "textbox",
    "textarea",
    "select",
    "form-label",
    "form-field-description",
    "form-field-error-message",
    "checkbox",
    "radio-button",
    "table",
    "skip-link",
    "link",
    "breadcrumb-nav",
)


class MissingPackage(RuntimeError):
    """A package of package.json is not installed."""


def copy_all(root: Path = ROOT) -> Path:
    """Copy every needed file, with the licence of its package, and return the folder."""
    packages = root / "node_modules"
    target = root / "build" / "vendor"
    draft = target.with_name("vendor.new")
    shutil.rmtree(draft, ignore_errors=True)
    for copy in COPIES:
        _copy(packages, copy, draft)
    _join_components(packages / "@utrecht", draft)
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    return target


def _copy(packages: Path, copy: Copy, target: Path) -> None:
    package = packages / copy.package
    sources = sorted(package.glob(copy.pattern))
    if not sources:
        raise MissingPackage(f"{copy.package} has no {copy.pattern}; run `npm ci` first (`make up` does).")
    for source in sources:
        _copy_one(source, target / copy.folder / source.name)
    _copy_licence(package, target)


def _join_components(packages: Path, target: Path) -> None:
    """One style sheet of all components: one request instead of fourteen."""
    parts = ["/* NL Design System, Utrecht component library. Licensed under the EUPL-1.2; see licences/. */"]
    for name in COMPONENTS:
        package = packages / f"{name}-css"
        source = package / "dist" / "index.min.css"
        if not source.exists():
            raise MissingPackage(f"@utrecht/{name}-css is not installed; run `npm ci` first (`make up` does).")
        parts.append(f"/* {name} */\n{_without_source_map(source).strip()}")
        _copy_licence(package, target)
    (target / "utrecht.css").write_text("\n".join(parts) + "\n", encoding="utf-8")


def _without_source_map(source: Path) -> str:
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(("//# sourceMappingURL", "/*# sourceMappingURL")))


def _copy_one(source: Path, destination: Path) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in {".js", ".css"}:
        destination.write_text(_without_source_map(source), encoding="utf-8")
    else:
        shutil.copyfile(source, destination)


def _copy_licence(package: Path, target: Path) -> None:
    for name in LICENCE_NAMES:
        if (package / name).exists():
            _copy_one(package / name, target / "licences" / f"{package.name}.txt")
            return


if __name__ == "__main__":
    try:
        print(f"Front-end files are in {copy_all()}")
    except MissingPackage as problem:
        sys.exit(str(problem))
