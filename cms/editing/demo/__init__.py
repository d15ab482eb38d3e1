"""What the editors of the demo are working on."""
