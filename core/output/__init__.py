"""What the engine found, written down: JSON for programs, text for people, and the rule book itself."""
