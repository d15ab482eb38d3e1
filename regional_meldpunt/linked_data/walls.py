"""Webhooks are a municipality's own. The queue reads which exist and what is due, and keeps its place in the stream."""

from foundation.tenancy.policies import Home, Shared

TABLES = [
    Home("linked_data.Webhook", queue="select(id, municipality, events, active)"),
    Home("linked_data.Delivery", tenant="select,insert,update,delete", queue="select(id, municipality, next_at)"),
    Shared("linked_data.Follower", queue="select,insert,update"),
]
