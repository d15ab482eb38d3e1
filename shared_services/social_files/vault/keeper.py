"""What the kluis does when asked. Keys go in sealed and stay in; only the key of one file at a time comes out.

A ring is opened by two holders within ten minutes of each other, until a moment that they choose. After too many wrong
passphrases a holder waits. Nothing survives the end of the process: whoever starts it again needs two holders again.
"""

from __future__ import annotations

import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shared_services.social_files.vault import crypto, sharing
from shared_services.social_files.vault.outer import OuterKeys
from shared_services.social_files.vault.ring import Ring
from shared_services.social_files.vault.sharing import Holder, Share

HALF_LASTS = 600.0  # seconds between the first holder and the second
LONGEST_OPEN = 12 * 3600.0
MOST_WRONG = 5
WAIT = 900.0
SHORTEST_PASSPHRASE = 14

Answer = dict[str, Any]


class Refused(Exception):
    """Why the kluis does not do it: `locked`, `wrong`, `wait`, `same_holder`, `short`, `no_pair`, `tampered`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Half:
    holder: str
    fits: Mapping[str, bytes] = field(repr=False)
    until: float = 0.0


@dataclass
class Opened:
    ring: Ring = field(repr=False)
    holders: tuple[str, ...] = ()
    since: float = 0.0
    until: float = 0.0


class Keeper:
    """Holds the opened rings of this process. `clock` is wall-clock seconds, so that "until six" means six."""

    def __init__(
        self, outer: OuterKeys, folder: Path, *, memory_kib: int = 65536, clock: Callable[[], float] = time.time
    ) -> None:
        self._outer, self._heads, self._memory, self._clock = outer, folder / "heads", memory_kib, clock
        self._rings: dict[str, Opened] = {}
        self._halves: dict[str, Half] = {}
        self._wrong: dict[tuple[str, str], tuple[int, float]] = {}
        self._ever: set[str] = set()
        self._lock = threading.RLock()

    # Opening and closing

    def state(self, schema: str) -> Answer:
        with self._lock:
            opened, half = self._find(schema), self._halves.get(schema)
            waiting = half.holder if half and half.until > self._clock() else ""
            facts: Answer = {"open": opened is not None, "waiting": waiting, "ever": schema in self._ever}
            if opened:
                facts |= {"holders": list(opened.holders), "since": opened.since, "until": opened.until}
            return facts

    def enrol(self, schema: str, holder: str, passphrase: str) -> Answer:
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise Refused("short")
        made = sharing.enrol(schema, holder, passphrase, memory_kib=self._memory)
        return {"salt": made.salt, "memory_kib": made.memory_kib, "public": made.public, "sealed": made.sealed_private}

    def enrol_envelope(self, schema: str, holder: str) -> Answer:
        """A secret that nobody knows by heart, for a sealed envelope: 130 bits, in groups that can be read aloud."""
        letters = "abcdefghjkmnpqrstuvwxyz23456789"
        secret = "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(6))
        return {"passphrase": secret, **self.enrol(schema, holder, secret)}

    def found(self, schema: str, publics: Mapping[str, bytes], until: float) -> Answer:
        """Make the ring of an OCMW and its first keys; what comes back is to be kept, and is sealed."""
        with self._lock:
            ring = Ring.make(schema)
            generation, sealed = ring.grow(self._outer)
            self._open(ring, tuple(sorted(publics)), until)
            return {
                "ring": ring.sealed(self._outer),
                "shares": _shares(sharing.split(schema, ring.secret, publics)),
                "generation": self._published(ring, generation.key_id, sealed),
            }

    def unlock(
        self, schema: str, holder: Answer, passphrase: str, shares: Sequence[Answer], kept: Answer, until: float
    ) -> Answer:
        """One holder's part. The second one within ten minutes opens the ring."""
        with self._lock:
            self._not_too_often(schema, holder["id"])
            person = Holder(holder["id"], holder["salt"], holder["memory_kib"], holder["public"], holder["sealed"])
            try:
                private = sharing.open_private(schema, person, passphrase)
                brought = sharing.halves(schema, person.id, private, [Share(**one) for one in shares])
            except crypto.DoesNotOpen:
                self._count_wrong(schema, person.id)
                raise Refused("wrong") from None
            self._wrong.pop((schema, person.id), None)
            first = self._halves.get(schema)
            if first is None or first.until < self._clock():
                self._halves[schema] = Half(person.id, brought, self._clock() + HALF_LASTS)
                return self.state(schema)
            if first.holder == person.id:
                raise Refused("same_holder")
            if person.id not in first.fits or first.holder not in brought:
                raise Refused("no_pair")
            secret = crypto.xor(first.fits[person.id], brought[first.holder])
            del self._halves[schema]
            self._open(self._opened_ring(schema, secret, kept), (first.holder, person.id), until)
            return self.state(schema)

    def lock(self, schema: str) -> Answer:
        with self._lock:
            self._rings.pop(schema, None)
            self._halves.pop(schema, None)
            return self.state(schema)

    def share(self, schema: str, publics: Mapping[str, bytes]) -> Answer:
        """Split again, for the holders as they are from now on."""
        return {"shares": _shares(sharing.split(schema, self._ring(schema).secret, publics))}

    # Generations

    def grow(self, schema: str) -> Answer:
        with self._lock:
            ring = self._ring(schema)
            generation, sealed = ring.grow(self._outer)
            return self._published(ring, generation.key_id, sealed)

    def destroy(self, schema: str, key_id: str) -> Answer:
        """Take away the outer key of a generation: every copy of it, wherever it lies, opens no more."""
        with self._lock:
            ring = self._ring(schema)
            if key_id == ring.newest:
                raise Refused("newest")
            self._outer.destroy(f"{schema}/{key_id}")
            ring.generations.pop(key_id, None)
            return {}

    # Work

    def new_file_key(self, schema: str, ref: str) -> Answer:
        key = secrets.token_bytes(crypto.KEY)
        key_id, wrapped = self._ring(schema).wrap_file_key(ref, key)
        return {"key": key, "key_id": key_id, "wrapped": wrapped}

    def open_file_keys(self, schema: str, files: Sequence[Answer]) -> Answer:
        ring = self._ring(schema)
        try:
            return {"keys": {f["ref"]: ring.open_file_key(f["ref"], f["key_id"], f["wrapped"]) for f in files}}
        except crypto.DoesNotOpen:
            raise Refused("tampered") from None

    def rewrap(self, schema: str, ref: str, key_id: str, wrapped: bytes) -> Answer:
        ring = self._ring(schema)
        try:
            newest, again = ring.wrap_file_key(ref, ring.open_file_key(ref, key_id, wrapped))
        except crypto.DoesNotOpen:
            raise Refused("tampered") from None
        return {"key_id": newest, "wrapped": again}

    def tokens(self, schema: str, terms: Sequence[str]) -> Answer:
        key = self._ring(schema).search
        return {"tokens": [crypto.keyed_hash(key, f"{schema}|{term}")[:16] for term in terms]}

    def sign(self, schema: str, data: bytes) -> Answer:
        generation = self._ring(schema).generation()
        return {"key_id": generation.key_id, "signature": generation.sign(data)}

    def unseal(self, schema: str, key_id: str, sealed: bytes, about: str | bytes) -> Answer:
        """Open what a neighbour sealed for this OCMW: a content key, never the content itself."""
        try:
            return {"data": crypto.unseal(self._ring(schema).generation(key_id).private, sealed, about)}
        except crypto.DoesNotOpen:
            raise Refused("tampered") from None

    # The chained log

    def seal_line(self, schema: str, seq: int, previous: bytes, digest: bytes, stood: bool = True) -> Answer:
        """Vouch for a line of the log. The line before it is remembered outside, if it is known to stand (`stood`)."""
        seal = crypto.keyed_hash(self._ring(schema).log, f"{seq}|{digest.hex()}")
        if stood:
            self._remember(schema, seq - 1, previous)
        return {"seal": seal}

    def check_lines(self, schema: str, lines: Sequence[Answer]) -> Answer:
        key = self._ring(schema).log
        wrong = [
            line["seq"]
            for line in lines
            if not hmac.compare_digest(crypto.keyed_hash(key, f"{line['seq']}|{line['digest'].hex()}"), line["seal"])
        ]
        return {"wrong": wrong}

    def head(self, schema: str) -> Answer:
        """The last line that is known to stand, from outside the database; it needs no key."""
        path = self._heads / f"{schema}.json"
        return dict(json.loads(path.read_text())) if path.exists() else {"seq": 0, "digest": ""}

    def _remember(self, schema: str, seq: int, digest: bytes) -> None:
        with self._lock:
            if seq <= int(self.head(schema)["seq"]):
                return
            self._heads.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._heads / f"{schema}.json"
            part = path.with_suffix(".part")
            part.write_text(json.dumps({"seq": seq, "digest": digest.hex()}))
            part.replace(path)

    # Inside

    def _opened_ring(self, schema: str, secret: bytes, kept: Answer) -> Ring:
        try:
            ring = Ring.open(schema, secret, kept["ring"], self._outer)
            for generation in kept["generations"]:
                ring.add(generation["key_id"], generation["sealed"], self._outer)
        except crypto.DoesNotOpen:
            raise Refused("tampered") from None
        return ring

    def _published(self, ring: Ring, key_id: str, sealed: bytes) -> Answer:
        found = ring.generation(key_id)
        return {"key_id": key_id, "sealed": sealed, "public": found.public, "verify": found.verify}

    def _open(self, ring: Ring, holders: tuple[str, ...], until: float) -> None:
        now = self._clock()
        self._rings[ring.schema] = Opened(ring, holders, now, min(until, now + LONGEST_OPEN))
        self._ever.add(ring.schema)

    def _find(self, schema: str) -> Opened | None:
        opened = self._rings.get(schema)
        if opened and opened.until <= self._clock():
            del self._rings[schema]
            return None
        return opened

    def _ring(self, schema: str) -> Ring:
        with self._lock:
            opened = self._find(schema)
        if opened is None:
            raise Refused("locked")
        return opened.ring

    def _not_too_often(self, schema: str, holder: str) -> None:
        times, last = self._wrong.get((schema, holder), (0, 0.0))
        if times >= MOST_WRONG and self._clock() - last < WAIT:
            raise Refused("wait")

    def _count_wrong(self, schema: str, holder: str) -> None:
        times, last = self._wrong.get((schema, holder), (0, 0.0))
        again = times if self._clock() - last < WAIT else 0
        self._wrong[(schema, holder)] = (again + 1, self._clock())


def _shares(made: Sequence[Share]) -> list[Answer]:
    return [{"holder": share.holder, "other": share.other, "sealed": share.sealed} for share in made]
