"""Signing a draft, the history of its signatures, and what changed since."""
