"""The address of a chat at rest: it often holds a password."""

from foundation.sealing import Sealer

_ADDRESSES = Sealer("streekpoort paging channel")
seal, unseal = _ADDRESSES.seal, _ADDRESSES.unseal
