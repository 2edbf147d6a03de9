"""Work beside the window: checks in the background, and small work between two events."""
