"""A night at the meldpunt, played on a region that really runs: citizens report, telephones ring, somebody sleeps
through it, the gateway breaks, the engine is killed. Only the waiting is shorter. `streekpoort demo night` plays it.
"""
