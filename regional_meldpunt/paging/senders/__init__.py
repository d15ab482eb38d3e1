"""Handing one message over, by each way. A sender knows no row: it gets a job and says what became of it."""
