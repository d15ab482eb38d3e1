"""The demo websites: what thirteen municipalities could say. Names are real; numbers, hours and news are examples."""
