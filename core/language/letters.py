"""Reducing labels and headings to the characters that identify them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ORDINALS, value
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERING = re.compile(
    rf"""(?x) [#*\s]*
    (?: 第? (?P<han> [{ORDINALS}]{{1,3}} ) (?: 部分 | 章 | [、.．，,：:）)] | (?=\s) )
      | (?P<digit> \d{{1,2}} ) [、.．)）] )?
    [*\s]*"""
)
#: Texts up to this length are worth remembering.
_SHORT, _REMEMBERED = 80, 4096
#: What is neither a Chinese character (``is_cjk``) nor a Latin letter.
_OTHERS = re.compile("[^A-Za-z\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af〇○]+")
_UNIFY = str.maketrans("“”‘’\"'﹝﹞【】〈〉", "\"\"''\"'〔〕[]<>")


class _Letters(dict[str, str]):
    """The letters of texts; a table's few labels and heads are asked for again and again."""

    def __missing__(self, text: str) -> str:
        kept = _OTHERS.sub("", fold(text))
        if len(text) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = kept
        return kept


#: Only the Chinese characters and Latin letters of a text: what decides whether a label is the one. Of
#: " 1. 自然人（APP）：" these are "自然人APP".
letters: Callable[[str], str] = _Letters().__getitem__


def strict(text: str) -> str:
    """For comparing a label with the form letter by letter: blanks dropped, width and quote shape unified.

    >>> strict("（一） “予以 公开”")
    '(一)"予以公开"'
    """
    return "".join(fold(text).translate(_UNIFY).split())


def split_number(text: str) -> tuple[int | None, int]:
    """The ordinal a heading starts with (一、 is 1) and where the words after it begin; (None, 0) without one.

    Bracketed numerals （一） are second-level and give (None, 0).

    >>> split_number("二、主动公开"), split_number("第三部分 收到"), split_number("（一）概况")
    ((2, 2), (3, 5), (None, 0))
    """
    match = _NUMBERING.match(text)
    if not match or not match.end():
        return None, 0
    numeral = match["han"] or match["digit"]
    return (value(numeral) if numeral else None), match.end()
