"""Item models over what the engine says."""
