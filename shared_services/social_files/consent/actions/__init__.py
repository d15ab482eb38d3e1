"""Asking, telling, agreeing, refusing, withdrawing. `Adult` and `Asked` are what a request hands in."""

from shared_services.social_files.consent.actions.asking import begin, destroy, end_link, give_link, rewrap
from shared_services.social_files.consent.actions.saying import ConsentRefused, say, withdraw
from shared_services.social_files.consent.values import Adult, Asked, Way, Word

__all__ = [
    "Adult",
    "Asked",
    "ConsentRefused",
    "Way",
    "Word",
    "begin",
    "destroy",
    "end_link",
    "give_link",
    "rewrap",
    "say",
    "withdraw",
]
