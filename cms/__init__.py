"""The website of the future: the pages of each municipality, and the start page of the region."""
