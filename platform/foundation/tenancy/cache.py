"""The cache of a wall: its keys carry the wall, and it can count."""

from typing import Any, cast

from django.core.cache.backends import redis

from foundation.tenancy.context import current


def make_key(key: str, key_prefix: str, version: int) -> str:
    """`KEY_FUNCTION` of every cache alias: a fixed key of a library is never shared between municipalities."""
    return f"{current().label}:{key_prefix}:{version}:{key}"


# Counts in the server, so that nobody comes in between. What was refused is new again when it comes back.
ADMIT = """
local key, most, timeout, member = KEYS[1], tonumber(ARGV[1]), ARGV[2], ARGV[3]
local new, count
if member == '' then
    new, count = 1, redis.call('INCR', key)
else
    new, count = redis.call('SADD', key, member), redis.call('SCARD', key)
end
redis.call('EXPIRE', key, timeout, 'NX')
if count <= most or new == 0 then
    return 1
end
if member ~= '' then
    redis.call('SREM', key, member)
end
return 0
"""


class Client(redis.RedisCacheClient):
    """Django makes a client per command, which costs more than the command; one per pool does the same."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._clients: dict[int, Any] = {}  # by number of the server
        self._admitting: Any = None

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        which = self._get_connection_pool_index(write)  # type: ignore[attr-defined]  # not in Django's types
        if which not in self._clients:
            self._clients[which] = super().get_client(key, write=write)
        return self._clients[which]

    def admit(self, key: str, member: str, most: int, timeout: int) -> bool:
        if self._admitting is None:
            self._admitting = self.get_client(key, write=True).register_script(ADMIT)
        return bool(self._admitting(keys=[key], args=[most, timeout, member]))


class RedisCache(redis.RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = Client

    def admit(self, key: str, *, most: int, timeout: int, member: str = "") -> bool:
        """Count a visit; False when there were more than `most` since the first, `timeout` seconds ago at most.

        With `member` visits of the same one count once, and it stays admitted. One round trip.
        """
        return bool(cast(Client, self._cache).admit(self.make_and_validate_key(key), member, most, timeout))
