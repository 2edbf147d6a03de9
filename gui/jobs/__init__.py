"""Work beside the window: checks in the background, and long work in small steps."""
