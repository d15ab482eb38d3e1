"""Translations: collect the texts of each app into its own catalogues, then compile every catalogue.

Collecting needs `xgettext` (package gettext); compiling needs nothing but Python.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("platform/streekpoort", "platform/foundation", "tenants", "cms", "regional_meldpunt", "shared_services")


def locale_folders() -> list[Path]:
    """The `locale` folder of every app that has one."""
    return sorted(folder for package in PACKAGES for folder in (ROOT / package).rglob("locale") if folder.is_dir())


def collect(folder: Path) -> None:
    """Bring the catalogues of one app up to date with its source, in the languages it has."""
    languages = sorted(entry.name for entry in folder.iterdir() if (entry / "LC_MESSAGES").is_dir())
    chosen = [argument for language in languages for argument in ("--locale", language)]
    command = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        *chosen,
        "--no-wrap",
        "--no-obsolete",
        "--verbosity",
        "0",
    ]
    own = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "platform"), str(ROOT)])}
    own.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run(command, cwd=folder.parent, env=own, check=True)


def compile_catalogue(path: Path) -> None:
    """Write the compiled form next to a catalogue."""
    catalogue = polib.pofile(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))


def main() -> int:
    """Collect where possible, compile all, and say what still misses a translation."""
    can_collect = shutil.which("xgettext") is not None
    if not can_collect:
        print("xgettext is not here, so no new texts are collected (apt install gettext); compiling only.")
    for folder in locale_folders():
        if can_collect:
            collect(folder)
        for path in sorted(folder.glob("*/LC_MESSAGES/django.po")):
            compile_catalogue(path)
            missing = len(polib.pofile(str(path)).untranslated_entries())
            name = path.relative_to(ROOT)
            print(f"{name}: {missing} not translated" if missing else f"{name}: complete")
    return 0


if __name__ == "__main__":
    sys.exit(main())
