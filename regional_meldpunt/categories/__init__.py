"""What a citizen can report: groups and categories, with the words people really use for them."""
