"""The desk: the window over the engine. It holds no rule and no arithmetic."""
