"""How official Chinese is read: the one home for names, dates, numerals, sentences and characters.

Rules and readers ask here and compile no pattern of their own for these; a test guards that.

* ``organs``: endings, short forms, rank; ``divisions`` and ``former_places``: the places they belong to
* ``dates`` and ``numerals``: years, dates, Chinese numerals
* ``sentences``: where a text is cut; ``addresses``: what in it is no text; ``abbreviations``: what it declares
* ``letters`` and ``characters``: folding labels, traditional and invisible characters
"""
