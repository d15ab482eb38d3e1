"""The cache of a wall: its keys carry the wall, and it can count."""

from typing import Any, cast

from django.core.cache.backends import redis

from foundation.tenancy.context import current


def make_key(key: str, key_prefix: str, version: int) -> str:
    """`KEY_FUNCTION` of every cache alias: a fixed key of a library is never shared between municipalities."""
    return f"{current().label}:{key_prefix}:{version}:{key}"


class Client(redis.RedisCacheClient):
    """Django makes a client per command, which costs more than the command; one per pool does the same."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._clients: dict[int, Any] = {}  # by number of the server

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        which = self._get_connection_pool_index(write)  # type: ignore[attr-defined]  # not in Django's types
        if which not in self._clients:
            self._clients[which] = super().get_client(key, write=write)
        return self._clients[which]

    def admit(self, key: str, member: str, most: int, timeout: int) -> bool:
        client = self.get_client(key, write=True)
        with client.pipeline(transaction=False) as pipe:
            if member:
                pipe.sadd(key, member)
                pipe.scard(key)
            else:
                pipe.incr(key)
            pipe.expire(key, timeout, nx=True)
            answers = pipe.execute()
        new, count = (answers[0] if member else 1), answers[-2]
        if count <= most or not new:
            return True
        if member:
            client.srem(key, member)  # what was refused is new again when it comes back
        return False


class RedisCache(redis.RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = Client

    def admit(self, key: str, *, most: int, timeout: int, member: str = "") -> bool:
        """Count a visit; False when there were more than `most` since the first, `timeout` seconds ago at most.

        With `member` visits of the same one count once, and it stays admitted. One round trip.
        """
        return bool(cast(Client, self._cache).admit(self.make_and_validate_key(key), member, most, timeout))
