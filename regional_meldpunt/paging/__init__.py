"""How an alarm reaches somebody: channels and rules of a person, what goes out, what comes back."""
