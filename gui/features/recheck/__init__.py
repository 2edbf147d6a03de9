"""Noticing that the draft was saved elsewhere, and checking it again in its place."""
