"""One process that looks after all others: it loads the application once, forks it, and restarts what dies."""
