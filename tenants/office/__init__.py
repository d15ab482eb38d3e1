"""The back office of a municipality and of the region: start page, accounts, people, settings, audit book."""
