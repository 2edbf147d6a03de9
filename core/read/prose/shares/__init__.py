"""Shares, rates and percentages, of numbers beside them, of named wholes, and in words."""
