"""The start page of the region: a signpost to thirteen doors. It has no tables of its own."""
