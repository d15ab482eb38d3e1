"""The night line: a call at night rings whoever is on call, and a call that nobody took becomes one to call back."""
