"""What leaves the window: files made of a checked draft, and the draft itself in the program that it belongs to."""
