"""The joint desk of the region: queue, map and file, live."""
