"""The six sections, the title and the five aspects, found among the paragraphs."""
