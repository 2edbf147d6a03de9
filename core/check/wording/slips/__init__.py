"""Slips of the pen found by counts from correct official prose, for words that no list names.

Where a stretch of a draft is unknown to the counts (``string_table``), every single edit that a slow hand or an input
method could have made there is tried (``candidates``, over the sounds and shapes of ``confusions``), and a small model
(``scoring``) weighs how well the counts know the text as written and as corrected. ``detector`` puts these together.
All tables are made by ``python -m tests.builders.slips`` and lie under ``resources/slips``.
"""
