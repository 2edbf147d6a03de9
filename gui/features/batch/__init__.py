"""Many drafts: the list, what runs it, and the way between it and the desk."""
