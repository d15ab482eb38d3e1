"""Swaps between people on call: asked, taken, refused or withdrawn, without the coordinator."""
