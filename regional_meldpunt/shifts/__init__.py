"""The shift of the desk: what was written down, how it is handed over, what the morning hears and what payroll gets."""
