"""The face: one token system, five layouts, the tags and words that every room shares, and the error pages."""
