"""What a pooled connection forgets before somebody else gets it."""

from typing import Any

import psycopg

RESET = "RESET ROLE; RESET ALL; SELECT pg_advisory_unlock_all()"


def reset_connection(connection: psycopg.Connection[Any]) -> None:
    """Pool callback: a connection goes back without a role, a path, a lock or an open transaction."""
    connection.execute(RESET)
    if connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
        connection.commit()
