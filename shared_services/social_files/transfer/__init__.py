"""A family moves and its social file follows: the new OCMW asks, the former one chooses, section by section.

`asking` is the receiver's side, `giving` the sender's; what travels between them is in `envelopes` (how it is sealed)
and `parcel` (what is in it). `states` says, as data, what can follow what.
"""
