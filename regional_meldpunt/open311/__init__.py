"""Open311 GeoReport v2: other software reports here, and we report to other software and follow it."""
