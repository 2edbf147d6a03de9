"""Reading rich text: words and groups, character sets, paragraphs and tables."""
