"""What is said of all or of none, and what cannot be true beside it."""
