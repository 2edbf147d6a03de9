"""Whole numbers in the markup of a draft: spans of cells, levels of lists, where a count begins.

Whatever a file says there was written by somebody else: ``²`` and ``①`` are digits to Python and no numbers to ``int``,
and more than 4,300 digits are refused by it. All loaders read such numbers here.
"""

from __future__ import annotations

#: No document has more columns, items or blanks than this.
MOST = 1_000_000


def integer(text: str | bytes | None, default: int, *, least: int = 0, most: int = MOST) -> int:
    """The whole number that a text is, kept between two bounds; ``default``, as given, where it is none.

    >>> [integer(text, 1) for text in ("12", " 7 ", "+3", "²", "①", "1.5", "", None)]
    [12, 7, 3, 1, 1, 1, 1, 1]
    >>> integer("9" * 5000, 1, most=1000), integer("-4", 1), integer("-4", 1, least=-9), integer("٣", 1)
    (1000, 0, -4, 1)
    """
    if text is None:
        return default
    words = text.decode("latin-1") if isinstance(text, bytes) else text
    if words.isascii() and words.isdigit() and len(words) <= 18:  # as nearly always
        return max(least, min(int(words), most))
    words = words.strip()
    negative = words.startswith("-")
    digits = words[1:] if words.startswith(("-", "+")) else words
    if not (digits.isascii() and digits.isdigit()):
        return default
    digits = digits.lstrip("0")
    value = int(digits or "0") if len(digits) <= 18 else 10**18
    return max(least, min(-value if negative else value, most))
