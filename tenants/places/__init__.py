"""Where a place lies: borders, postal codes, and the municipality that is competent for a pin."""
