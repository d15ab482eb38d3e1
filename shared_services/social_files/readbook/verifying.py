"""Does the log still say what it said? The chain, the seals, and whether the end is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from shared_services.social_files.keys import kluis
from shared_services.social_files.readbook import chain, queries
from shared_services.social_files.readbook.models import ReadLine
from shared_services.social_files.vault.door import VaultClosed

BATCH = 500  # lines whose seals are asked about at once


@dataclass
class Verdict:
    lines: int = 0
    problems: list[str] = field(default_factory=list)
    sealed: bool = True

    @property
    def sound(self) -> bool:
        return not self.problems


def verify() -> Verdict:
    """The whole log of the present municipality. While locked the chain is walked, but seals cannot be judged."""
    verdict, previous, digests = Verdict(), chain.BEGINNING, {}
    for _part, found in groupby(queries.all_lines(), key=lambda line: line.seq // BATCH):
        lines = list(found)
        for line in lines:
            verdict.lines += 1
            _look(line, verdict, previous)
            previous = bytes(line.digest)
            digests[line.seq] = previous
        _ask_about_seals(lines, verdict)
    _look_at_the_end(digests, verdict)
    return verdict


def _look(line: ReadLine, verdict: Verdict, previous: bytes) -> None:
    if line.seq != verdict.lines:
        verdict.problems.append(f"{verdict.lines}: missing, found {line.seq}")
        verdict.lines = line.seq
    said = chain.Said(line.seq, line.at, line.by, line.verb, line.file, line.section, line.version, line.purpose)
    if bytes(line.previous) != previous:
        verdict.problems.append(f"{line.seq}: does not follow the line before")
    elif bytes(line.digest) != chain.digest(said, previous):
        verdict.problems.append(f"{line.seq}: was changed")


def _ask_about_seals(lines: list[ReadLine], verdict: Verdict) -> None:
    asked = [{"seq": one.seq, "digest": bytes(one.digest), "seal": bytes(one.seal)} for one in lines]
    try:
        wrong = kluis.ask("check_lines", lines=asked)["wrong"]
    except VaultClosed:
        verdict.sealed = False
        return
    verdict.problems.extend(f"{seq}: the seal is not of the kluis" for seq in wrong)


def _look_at_the_end(digests: dict[int, bytes], verdict: Verdict) -> None:
    """The kluis remembers, outside the database, the last line that certainly stood."""
    try:
        head = kluis.ask("head")
    except VaultClosed:
        verdict.sealed = False
        return
    seq = int(head["seq"])
    if seq and digests.get(seq, b"").hex() != head["digest"]:
        verdict.problems.append(f"{seq}: the kluis saw another line here, or the end was cut off")
