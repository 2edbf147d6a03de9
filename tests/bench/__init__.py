"""The bench: made reports that are clean, the same with a defect seeded, and what the checker says of both."""
