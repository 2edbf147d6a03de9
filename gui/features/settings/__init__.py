"""The settings dialog and what it changes."""
