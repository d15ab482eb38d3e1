"""Telling people: mail now, other channels beside it later. First a row, then sent by the worker."""

from foundation.notifications.sending import send_mail

__all__ = ["send_mail"]
