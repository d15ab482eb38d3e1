from foundation.tenancy.policies import Owned

# Everybody reads them; each municipality adds its own and can end them, never change them.
TABLES = [Owned("social_public_keys.PublicKey", reads="all", tenant="select,insert,update(revoked_at)")]
