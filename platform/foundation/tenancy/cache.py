"""Cache keys carry the wall: a fixed key of a library must never be shared between municipalities."""

from foundation.tenancy.context import current


def make_key(key: str, key_prefix: str, version: int) -> str:
    """`KEY_FUNCTION` of every cache alias."""
    return f"{current().label}:{key_prefix}:{version}:{key}"
