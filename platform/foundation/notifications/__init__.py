"""Telling people: mail now, other channels beside it later. First a row, then sent by the worker."""

from foundation.notifications.actions import send_mail

__all__ = ["send_mail"]
