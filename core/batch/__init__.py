"""Many drafts at once: which files, one line each, and who has not handed in."""
