"""The password of a mailbox at rest."""

from foundation.sealing import Sealer

_PASSWORDS = Sealer("streekpoort mailbox")
seal, unseal = _PASSWORDS.seal, _PASSWORDS.unseal
