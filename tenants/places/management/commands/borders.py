"""`streekpoort borders load FILE` and `streekpoort borders fetch`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from foundation.tenancy import owner
from tenants.places import actions, fetching, reading


class Command(BaseCommand):
    help = "Load the official borders of the municipalities, from a GeoJSON file or from Digitaal Vlaanderen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        load = verbs.add_parser("load", help="Load a GeoJSON FeatureCollection; each feature carries its REFNIS code.")
        load.add_argument("file", type=Path)
        verbs.add_parser("fetch", help="Get the borders from the open data of Digitaal Vlaanderen and load them.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text, source = self._text(options)
            found = reading.read(text)
        except reading.BadBorders as error:
            raise CommandError(str(error)) from error
        with owner():
            report = actions.load(found, source=source, at=now())
        self._tell(report)

    def _text(self, options: dict[str, Any]) -> tuple[str, str]:
        if options["verb"] == "fetch":
            self.stdout.write("Fetching borders from Digitaal Vlaanderen ...")
            return fetching.fetch(), fetching.SOURCE
        path: Path = options["file"]
        try:
            return path.read_text(encoding="utf-8-sig"), path.name
        except (OSError, UnicodeDecodeError) as error:
            raise reading.BadBorders(f"{path}: {error}") from error

    def _tell(self, report: actions.Report) -> None:
        for remark in report.remarks:
            self.stdout.write(remark)
        self.stdout.write(f"Borders in use for {len(report.loaded)} municipalities: {', '.join(report.loaded)}.")
        if report.others:
            self.stdout.write(f"Kept {report.others} others outside the region, to name the right authority.")
        if report.missing:
            self.stdout.write(self.style.WARNING(f"No border for: {', '.join(report.missing)}."))
