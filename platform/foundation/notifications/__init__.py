"""Telling people: mail now, other channels beside it later. First a row, then sent by the worker."""

from foundation.notifications.actions import Mail, send_mail, send_mails

__all__ = ["Mail", "send_mail", "send_mails"]
