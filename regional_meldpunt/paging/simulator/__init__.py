"""A gateway for telephones that exists only on this machine: for the demo, the tests and the bench."""
