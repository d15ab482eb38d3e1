"""Concepts for the demo region, in B1 Dutch: facts that hold in Flanders, without the prices of one municipality."""
