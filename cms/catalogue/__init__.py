"""The product catalogue of one municipality: fiches that citizens read and colleagues work with.

A fiche may come from a concept of the region (`cms.concepts`) but is the municipality's own: nothing of the region
ever overwrites it. Every version stays. The tables stand in the municipality's schema.
"""
