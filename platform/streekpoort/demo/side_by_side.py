"""Work that stands on its own, in as many processes as there are processors."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import TypeVar

from django.db import connections

T = TypeVar("T")
MOST = 4  # processes; each takes a connection of the owner


def side_by_side(work: Callable[[T], None], pieces: Sequence[T]) -> Iterator[T]:
    """Do `work` for each piece and tell each that is done; the first that fails ends it with its error.

    The processes are forks, so that what was loaded is shared; each makes its own connection to the database.
    """
    many = min(len(pieces), os.cpu_count() or 1, MOST)
    if many < 2:
        for piece in pieces:
            work(piece)
            yield piece
        return
    connections.close_all()
    with ProcessPoolExecutor(many, mp_context=get_context("fork")) as pool:
        underway = {pool.submit(work, piece): piece for piece in pieces}
        try:
            for done in as_completed(underway):
                done.result()
                yield underway[done]
        finally:
            pool.shutdown(cancel_futures=True)
