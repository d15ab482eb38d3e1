"""Settings: `demo` (what `make up` runs), `test`, and `production`; all start from `base`."""
