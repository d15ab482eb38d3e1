"""Why something cannot be done with a roster; `str()` is a sentence for the screen."""


class RosterProblem(Exception):
    """The roster cannot be changed in this way."""
