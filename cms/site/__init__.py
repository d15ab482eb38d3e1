"""The public website of one municipality: home, content pages and news, written by its own editors.

These tables exist in every municipality's schema and not in `public`: a page never leaves the municipality that
wrote it, and dropping the schema takes the website along.
"""
