"""What the user can do: every action declared once."""
