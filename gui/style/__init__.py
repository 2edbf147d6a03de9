"""How the window looks and what screen readers read: colours, fonts, icons, descriptions."""
