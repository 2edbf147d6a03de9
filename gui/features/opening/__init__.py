"""Opening drafts: dialog, example, recent ones, drag and drop, clipboard."""
