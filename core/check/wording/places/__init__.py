"""What lies where: things with their provinces, and how a text speaks of a place."""
