"""People who work for the region, such as those on call. Each has a home municipality that answers for them."""
