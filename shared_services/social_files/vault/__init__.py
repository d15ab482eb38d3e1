"""The kluis: one small process that holds the unlocked keys of the OCMWs, so that no other process ever does.

Nothing here imports Django or knows a database: `sharing` splits an unlocking secret over two key holders, `outer` is
the key outside the database, `ring` is what is opened, `keeper` answers, `process` listens, `door` is how others ask.
"""
