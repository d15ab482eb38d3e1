"""Is a roster fair and whole: what each carries, what is missing, and a score for the year ahead."""
