"""What cannot be done with a policy."""


class EscalationProblem(Exception):
    """Refused; `str()` is a sentence for the screen."""


class ChangedMeanwhile(EscalationProblem):
    """Somebody else changed the draft since it was shown."""
