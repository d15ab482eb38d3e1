"""The banner above every page: what people must know now, of one municipality or of the region, until it is over."""
