"""The register of the coalition: which municipalities there are, where they live and what they take part in."""
