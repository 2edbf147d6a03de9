"""Deciding about findings: adopt, ignore, allow a word, annotate, restore, undo."""
