"""What is done with a social file: opened, written, shown to others, closed, destroyed."""
