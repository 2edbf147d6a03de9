"""Item models over the results of the engine."""
