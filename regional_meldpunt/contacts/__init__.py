"""The contact book of reporters: it never leaves the schema of the municipality that handles the melding."""
