"""The list of everything that was checked, and the ticks beside numbers that were found right."""
