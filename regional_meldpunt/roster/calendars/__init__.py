"""Calendars: leave that people keep elsewhere comes in, shifts go out."""
