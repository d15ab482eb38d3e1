from foundation.tenancy.policies import Regional

# The two of them read it; the author writes it once, the addressee says what became of it (the author: `close_letter`).
TABLES = [Regional("social_exchange.Letter", tenant="select,insert,update(state, closed_at, erased_at)")]
