"""Totals and their parts: lists that foot, that miss their total, and parts larger than their whole."""
