"""Statements that travel to the database together, instead of one round trip each."""

from contextlib import AbstractContextManager
from typing import cast

from django.db import connection

from foundation.tenancy.backend.travelling import Travelling


def together() -> AbstractContextManager[None]:
    """Inside a transaction: what is only written is sent along with the next question, or at the end.

    Who reads rows or asks how many were touched waits, as ever; a refusal of the database is told then, or at the end.
    """
    return cast(Travelling, connection).together()
