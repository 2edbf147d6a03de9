"""A summary of many reports written down: JSON for programs, text for people, and the model of a workbook."""
