"""One module per municipality, with its own words and news. Its name is the schema of the municipality."""
