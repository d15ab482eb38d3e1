"""What was done, by whom, to what: an append-only book that the application itself cannot rewrite."""

from foundation.audit.recording import record

__all__ = ["record"]
