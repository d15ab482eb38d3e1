"""Fiches of the demo municipalities: the same concepts, with each its own prices, counters, numbers and habits."""
