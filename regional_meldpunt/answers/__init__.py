"""Everything that is said to and by a reporter: mail, text message, letter, telephone call; in words of one's own."""
