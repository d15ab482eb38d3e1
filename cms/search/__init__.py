"""One search over everything a municipality published: products, pages, news, places, and doors of the region.

Whoever publishes hands in documents (`documents.Document`) and registers a `Source` for the day all of it must be
made anew. The index is one table in `public` that everybody reads: it holds only what is published anyway, so that a
neighbour's products are found without a look into its schema.
"""
