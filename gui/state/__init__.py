"""What the window knows: the open drafts, what is selected, what was decided, what is remembered."""
