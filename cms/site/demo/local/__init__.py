"""Places, events and people, one module per municipality. Its name is the schema of the municipality."""
