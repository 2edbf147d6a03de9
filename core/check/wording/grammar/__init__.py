"""Sentences and their parts: frames that must close, words that never follow each other, verbs and their objects."""
