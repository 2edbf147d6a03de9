"""Punctuation: marks that lack, that are too many, and lists whose marks do not agree."""
