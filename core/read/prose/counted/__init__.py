"""Numbers held against what they count: lists, rows, kinds, and the same thing counted again."""
