"""What is said not to be, and is there all the same."""
