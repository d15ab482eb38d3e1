"""The plain-language variant of a page: shown at the top, chosen with one click, remembered as a yes or a no.

What is remembered is a cookie with the value `1`: it says that somebody prefers plain words and nothing about who.
"""
