"""What a rule of the social files refuses, in words for who tried."""

from __future__ import annotations

from shared_services.social_files.investigation.models import PartVersion


class FileRefused(Exception):
    """The rule that was broken."""


class Conflict(Exception):
    """Somebody else saved this section meanwhile; `newest` is what they wrote."""

    def __init__(self, newest: PartVersion) -> None:
        super().__init__("changed meanwhile")
        self.newest = newest
