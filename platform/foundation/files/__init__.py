"""Files that people hand over: private by default, cleaned on arrival, on a path that names the tenant."""
