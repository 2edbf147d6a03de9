"""How the window looks and what screen readers are told: colours, fonts, icons, descriptions."""
