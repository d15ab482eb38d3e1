"""How editors of one municipality work together: departments, review, moments, reminders, links, imports and concepts.

Wagtail does the editing itself. What stands here is what a municipality adds to it.
"""
