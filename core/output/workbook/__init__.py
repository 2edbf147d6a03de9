"""Workbooks: one neutral model of their sheets, what fills them, and the writer of .xlsx."""
