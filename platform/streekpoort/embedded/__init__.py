"""PostgreSQL and Redis for people who have neither: real servers, in a folder of their own, on loopback.

`services.ensure(home)` gives every address and secret a process needs, and respects the ones already set.
"""
