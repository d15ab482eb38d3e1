"""Social files of the OCMWs: kept sealed at home, handed on sealed, and readable by nobody else.

`vault` keeps keys unlocked and out of the database, `keys` is how an OCMW makes and unlocks them, `public_keys` is what
neighbours may know of them, `readbook` is the chained log of who read what, `investigation` is the file itself,
`consent` is who was told or agreed before anything is asked of a neighbour, and `sealing` seals what leaves for one.
"""
