"""Pieces of a row that are no numbers, but stand where a number may be: "709。", "第885", a character without a shape.

In a draft without cells they leave a place that looks blank. What is blank beside them is not blank for certain.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.language.numerals import value as numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.forms.grid_notation import CellKey
    from core.read.tables.reading import Reading, TableToken

#: Control characters, what could not be decoded, and characters of private use: a page shows nothing sure for them.
_SHAPELESS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd-\uffff\ue000-\uf8ff]")
#: A digit of any script or shape, but no Chinese numeral.
_FIGURE = re.compile(r"[\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218f\u2460-\u24ff\u2776-\u2793]")
_WORD = re.compile("[\u3400-\u9fff]")
#: Letters and strokes that stand for digits: o, l, I, |.
_LIKE_A_DIGIT = re.compile("[A-Za-z|｜]{1,2}")
_NUMERAL = re.compile(r"[(（]?\d{1,2}[.．、,，:：)）]+")
#: The numerals of the form's own labels are single digits.
_OF_THE_FORM = re.compile(r"[(（]?[1-9１-９][.．、,，:：)）]")
#: A text with more words than this is one: 第885, 约20, 12余件.
_MOST_WORDS, _LONGEST = 2, 16
#: What makes of a number another thing, broken off onto the next line: 84581 余.
_MORE = re.compile("(?:[余多%‰％年月日十百千亿]|万(?!元))[\u4e00-\u9fff]{0,2}")
#: Doubts: of a blank cell; of a row whose numbers may be another row's; of a number.
_BESIDE = "旁边有不是数字的内容，不能确定这里读得对"
AMID = "行标签与数字之间有别的行的文字，不能确定是哪一行的数字"
_LOST = "旁边有无法显示的字符，可能缺了数字"


class Strangers:
    """Which pieces of a table are such, and where in a row they stand."""

    def __init__(self, pieces: Sequence[TableToken], *, numerals: bool = True) -> None:
        """``numerals``: labels of the table begin with such as "2."."""
        self._pieces = pieces
        self._found = {
            i
            for i, token in enumerate(pieces)
            if not token.number
            and (
                is_stranger(
                    token.view.text,
                    alone=numerals and not (i and pieces[i - 1].number and _beside_or_amid(pieces, i)),
                )
                # a page may have the letters of a label one below the other
                or (not token.boxes and numeral_value(token.view.text) is not None)
            )
        }
        self._lines = {pieces[i].line for i in self._found}
        self._numbers = [i for i, token in enumerate(pieces) if token.number]
        sizes = [0 if token.number else len(letters(token.view.text)) for token in pieces] if self._found else []
        self._before = list(accumulate(sizes, initial=0))

    def behind(self, label_end: int, segment: Sequence[int]) -> bool:
        """Whether one stands among the numbers of a row, or right behind its label, ``label_end`` letters in all."""
        if not self._found:
            return False
        at = bisect_left(self._before, label_end)
        around = {self._numbers[i] for i in segment}
        while at < len(self._pieces) and (at in self._found or self._pieces[at].number):
            if at in self._found:
                return True
            at += 1
        return self.among(around)

    def among(self, places: Iterable[int]) -> bool:
        """Whether one stands on the line of any of these pieces."""
        return bool(self._found) and any(self._pieces[i].line in self._lines for i in places)

    def doubt(self, reading: Reading, keys: Sequence[CellKey], *, all_of_them: bool = False) -> None:
        """Blank cells of a row with a stranger are in doubt; numbers right beside a shapeless character too.

        ``all_of_them`` where a label behind the stranger may be lost, so that the numbers may be its row's.
        """
        for key in keys:
            slot = reading.slots.get(key)
            if slot is None or slot.doubt:
                continue
            if not slot.view.text or all_of_them:
                reading.slots[key] = replace(slot, doubt=AMID if all_of_them else _BESIDE)
            elif self._beside_shapeless(slot.view.start):
                reading.slots[key] = replace(slot, doubt=_LOST)

    def _beside_shapeless(self, start: int) -> bool:
        at = next((i for i in self._numbers if self._pieces[i].view.start == start), None)
        if at is None:
            return False
        behind = self._pieces[at + 1].view.text if at + 1 < len(self._pieces) else ""
        above = self._pieces[at - 1] if at - 1 in self._found else None
        if above is not None and above.line + 1 == self._pieces[at].line and above.view.text[0].isdecimal():
            return True  # 7264 with a sign, and 3 on the next line
        below = self._pieces[at + 1] if at + 1 in self._found else None
        if below is not None and below.line == self._pieces[at].line + 1 and below.view.text[0].isdecimal():
            return True  # 607, and 3 with a mark on the next line
        return _MORE.fullmatch(behind) is not None or any(
            i in self._found and _SHAPELESS.search(self._pieces[i].view.text) is not None for i in (at - 1, at + 1)
        )


def _beside_or_amid(pieces: Sequence[TableToken], i: int) -> bool:
    """Whether a piece behind a number stands on its line, or has another number right behind: no numeral of a label."""
    return pieces[i - 1].line == pieces[i].line or (i + 1 < len(pieces) and pieces[i + 1].number)


def is_stranger(text: str, *, alone: bool = True) -> bool:
    """Whether a text that is no number may stand for one; a numeral ("2.") only where it is not ``alone``.

    >>> [t for t in ("709。", "第885", "约20", "o", "1.", "（2）", "3.其他", "行政强制") if is_stranger(t)]
    ['709。', '第885', '约20', 'o']
    >>> is_stranger("\uffff" * 40 + "9917"), is_stranger("https://example.gov.cn/2024")
    (True, False)
    """
    if len(_WORD.findall(text)) > _MOST_WORDS or (len(text) > _LONGEST and not _SHAPELESS.search(text)):
        return False
    numeral = _NUMERAL.match(text)
    if numeral and (
        alone and _OF_THE_FORM.match(text) if numeral.end() == len(text) else not _FIGURE.match(text, numeral.end())
    ):
        return False
    if _MORE.fullmatch(text):
        return True
    if _SHAPELESS.search(text) and not _WORD.search(text):
        return True
    return bool(_FIGURE.search(text) or _LIKE_A_DIGIT.fullmatch(text))
