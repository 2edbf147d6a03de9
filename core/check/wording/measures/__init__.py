"""Numbers with their units: what is counted in what."""
