"""What is done with the file itself, on the page of a municipality and at the desk alike."""
