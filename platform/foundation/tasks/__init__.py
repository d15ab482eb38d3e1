"""Work for later: `enqueue("dotted.path.of.function", key=..., **arguments)` commits with the change that asks for it.

A task is a row; the queue only carries its id. A task runs at least once, behind the wall it was asked
for; what it writes to the database happens exactly once, because it commits together with the row's "done".
"""

from foundation.tasks.actions import ask_for, ask_for_all, asking, enqueue
from foundation.tasks.registry import task

__all__ = ["ask_for", "ask_for_all", "asking", "enqueue", "task"]
