"""Damaged drafts in every format, and what comes of them."""
