"""The three tables, read twice and reconciled."""
