"""Making a roster: the plan, its differences from what was published, and publishing."""
