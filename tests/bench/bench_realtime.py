"""The figures of real time: fan-out against raw websockets, report to frame, and what the stream costs a write.

`python -m tests.bench.bench_realtime` prints them by themselves; `run()` gives them to the rest of the bench.
"""

from tests.bench.fan_out import fan_out
from tests.bench.figures import Figure, table


def run() -> list[Figure]:
    """One after the other: they need the processors to themselves."""
    # the two that need a database import Django, which must not weigh on the fan-out
    from tests.bench.latency import report_to_frame
    from tests.bench.stream_cost import write_with_event

    return [*fan_out(), report_to_frame(), write_with_event()]


if __name__ == "__main__":
    print(table(run()))
