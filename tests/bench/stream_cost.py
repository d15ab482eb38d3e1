"""What the gapless number costs: the same write with its event, and with an event whose number comes from a sequence.

On a PostgreSQL of its own that really flushes to disk: without that the row of the counter is held for too short a
time to cost anything.
"""

import tempfile
import threading
import time
from pathlib import Path

import psycopg

from streekpoort.embedded import postgres
from tests.bench.figures import Figure

CONNECTIONS = 8
SECONDS = 5.0
ROUNDS = 2
LEAST = 0.35
SOURCE = Path(__file__).parents[2] / "platform" / "foundation" / "events" / "sql" / "append_events.sql"
ENTRY = (
    '[{"event": "melding.received", "data": {"number": "KOR-7K4M-2Q9", "urgency": "acute", "status": "received"},'
    ' "municipality": "kortrijk", "received_by": "kortrijk", "desk": true}]'
)
TABLES = """
CREATE TABLE events_stream (name varchar(40) PRIMARY KEY, epoch uuid NOT NULL, head bigint NOT NULL);
CREATE TABLE events_storedevent (seq bigint PRIMARY KEY, event varchar(60) NOT NULL, data jsonb NOT NULL,
    municipality varchar(40) NOT NULL, received_by varchar(40) NOT NULL, desk boolean NOT NULL,
    at timestamptz NOT NULL);
CREATE INDEX ON events_storedevent (municipality, seq);
CREATE INDEX ON events_storedevent (received_by, seq);
CREATE TABLE melding (id bigserial PRIMARY KEY, municipality varchar(40), text text, at timestamptz DEFAULT now());
CREATE TABLE history (id bigserial PRIMARY KEY, municipality varchar(40), melding bigint REFERENCES melding, text text);
CREATE SEQUENCE uncounted START 1000000000000;
INSERT INTO events_stream VALUES ('region', gen_random_uuid(), 0);
"""
COUNTER = "UPDATE events_stream SET head = head + total WHERE name = 'region' RETURNING head INTO last_number"


def write_with_event() -> Figure:
    """Writes per second at eight connections, both ways in turns; the best of each."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        try:
            url = postgres.ensure(home, prefix="bench").superuser
            prepare(url)
            rounds = [(writes(url, "append_events"), writes(url, "append_uncounted")) for _ in range(ROUNDS)]
        finally:
            postgres.destroy(home)
    counted, uncounted = (max(side) for side in zip(*rounds, strict=True))
    ratio = counted / uncounted
    return Figure(
        name=f"write with its event, {CONNECTIONS} connections", ours=counted, unit="writes/s", other=uncounted,
        other_name="number from a sequence", ratio=ratio, goal=f"ratio >= {LEAST}", met=ratio >= LEAST,
    )  # fmt: skip


def prepare(url: str) -> None:
    """The two tables of the stream, our own function, and the same function without the counter."""
    ours = SOURCE.read_text(encoding="utf-8").split("REVOKE ALL")[0].replace("{tenant_prefix}", "bench_t_")
    assert COUNTER in ours
    without = ours.replace("append_events(", "append_uncounted(")
    without = without.replace(COUNTER, "last_number := nextval('uncounted')")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(TABLES + ours + without)


def writes(url: str, function: str) -> float:
    stop, counts = threading.Event(), [0] * CONNECTIONS
    threads = [threading.Thread(target=write, args=(url, function, stop, counts, n)) for n in range(CONNECTIONS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    stop.wait(SECONDS)
    stop.set()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - start)


def write(url: str, function: str, stop: threading.Event, counts: list[int], number: int) -> None:
    """An action: a row, its history, and its event as the last statement before the commit."""
    with psycopg.connect(url) as connection:
        while not stop.is_set():
            row = connection.execute(
                "INSERT INTO melding (municipality, text) VALUES ('kortrijk', %s) RETURNING id", ["put in de weg"]
            ).fetchone()
            connection.execute("INSERT INTO history (municipality, melding, text) VALUES ('kortrijk', %s, 'x')", row)
            connection.execute(f"SELECT {function}(%s::jsonb)", [ENTRY])
            connection.commit()
            counts[number] += 1


if __name__ == "__main__":
    print(write_with_event().line)
