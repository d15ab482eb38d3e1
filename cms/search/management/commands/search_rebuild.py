"""`search_rebuild`: the index of every municipality anew, or of those that are named."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.search.actions import rebuild
from foundation.tenancy import municipality
from tenants.registry.hosts import municipalities


class Command(BaseCommand):
    help = "Make the search index of every municipality anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("schemas", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        for place in municipalities():
            if not options["schemas"] or place.schema_name in options["schemas"]:
                with municipality(place.schema_name):
                    self.stdout.write(f"{place.name}: {rebuild(place)}")
