"""The office's profile as a file: reading it, writing it, saying what is wrong with it."""
