"""How official Chinese is read: the one home for names, dates, numerals, sentences and characters."""
