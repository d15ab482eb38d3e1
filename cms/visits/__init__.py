"""How often each page was read in each month: a number, and nothing about who read it.

Counted in the process that gives the page, also when it comes from memory, and written down every two seconds.
"""
