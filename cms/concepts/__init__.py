"""Concepts of the region: what is the same about a product everywhere, published once as immutable versions.

A municipality takes one over as a fiche of its own (`cms.catalogue`) and is told when the concept changes. The tables
stand in `public`, where every municipality reads them and only the region writes.
"""
