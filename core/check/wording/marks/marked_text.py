"""A paragraph as the words between its marks, and the marks: what the expectation of marks is reckoned from."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from core.language.numerals import ORDINALS
from core.language.sentences import FULL_STOPS

#: The marks that part a sentence, as a folded paragraph has them; the first four are told apart by what is beside them.
PAUSE, COMMA, STOP, SEMICOLON = "、", ",", "。", ";"
CHOICES = "".join((PAUSE, COMMA, STOP, SEMICOLON))
MARKS = "".join((CHOICES, ":", "!", "?"))
#: What stands for a title, a run of digits, one of letters, the number of a heading or item. A quotation keeps its
#: words but no mark within.
TITLE, DIGITS, LETTERS, HEADING = "《", "0", "A", "("
_SIGNS = {"title": TITLE, "digits": DIGITS, "letters": LETTERS, "heading": HEADING}
QUOTES = _OPENS, _CLOSES = "“", "”"
#: What is in brackets, or itself a title, says nothing of the marks around it.
_TOKEN = re.compile(
    rf"""(?x)
    (?P<heading> \( [{ORDINALS}\d]{{1,3}} \)
        | (?: ^ | (?<=[{FULL_STOPS};]) ) (?: [{ORDINALS}]{{1,3}}、 | \d{{1,2}}[、.](?!\d) ) )
    | (?P<bracket> \( [^()]* \) ) | (?P<title> 《 [^《》]* (?: 《[^《》]*》 [^《》]* )? 》 )
    | (?P<quoted> “ [^“”]* ” ) | (?P<digits> \d[\d.,]*%? )
    | (?P<letters> [A-Za-z@./:_\-]{{2,}} | [A-Za-z] ) | (?P<mark> [{MARKS}] ) | (?P<blank> \s+ )"""
)


class MarkedText(NamedTuple):
    """``signs`` are words and marks; sign i begins at ``starts[i]`` of the text; those at ``places`` are marks.

    >>> marked_text("印发《办法》,受理15件(其中网上2件)。")
    MarkedText(signs='印发《,受理0件。', starts=[0, 1, 2, 6, 7, 8, 9, 11, 20], places=[3, 8])
    """

    signs: str
    starts: list[int]
    places: list[int]

    def is_open_to_doubt(self, number: int) -> bool:
        """Whether words stand right before and right behind a mark, and it is no full stop that ends a heading."""
        at, signs = self.places[number], self.signs
        if not 0 < at < len(signs) - 1 or signs[at - 1] in MARKS or signs[at + 1] in MARKS:
            return False
        return signs[at] != STOP or signs[self.places[number - 1] + 1 if number else 0] != HEADING

    def with_mark(self, at: int) -> tuple[MarkedText, int]:
        """The same with one mark more before a sign, and the number of that mark among all."""
        number = bisect_left(self.places, at)
        places = [*self.places[:number], at, *(place + 1 for place in self.places[number:])]
        signs = f"{self.signs[:at]}{COMMA}{self.signs[at:]}"
        return MarkedText(signs, [*self.starts[:at], self.starts[at], *self.starts[at:]], places), number


def marked_text(text: str) -> MarkedText:
    """The signs of a folded paragraph."""
    found: list[str] = []
    starts: list[int] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        found.append(text[at:start])
        starts += range(at, start)
        kind, at = match.lastgroup, end
        if kind == "quoted":
            words = [(i, text[i]) for i in range(start + 1, end - 1) if text[i] not in MARKS]
            found += [_OPENS, *(char for _, char in words), _CLOSES]
            starts += [start, *(i for i, _ in words), end - 1]
        elif kind not in ("bracket", "blank"):
            sign = _SIGNS.get(kind or "", match[0])
            found.append(sign)
            starts.append(start)
    found.append(text[at:])
    starts += range(at, len(text))
    signs = "".join(found)
    return MarkedText(signs, starts, [i for i, sign in enumerate(signs) if sign in MARKS])
