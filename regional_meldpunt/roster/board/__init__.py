"""The roster as people see it: weeks or days by people, with what is missing above it."""
