"""The banner above every page: what people must know now, for one municipality or for the whole region, until it is over."""
