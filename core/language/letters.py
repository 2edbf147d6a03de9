"""Reducing labels and headings to the characters that identify them."""

from __future__ import annotations

import re
from functools import lru_cache

from core.model.document import View
from core.model.normalise import fold

_NUMBERING = re.compile(
    r"[#*\s]*(?:第?(?P<han>[一二三四五六七八九十]{1,3})(?:部分|章|[、.．，,：:）)]|(?=\s))|(?P<digit>\d{1,2})[、.．)）])?[*\s]*"
)
#: Texts up to this length are worth remembering.
_SHORT = 80
#: What is neither a Chinese character (``is_cjk``) nor a Latin letter.
_OTHERS = re.compile("[^A-Za-z\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af〇○]+")
_HAN = "零一二三四五六七八九十"
_UNIFY = str.maketrans("“”‘’\"'﹝﹞【】〈〉", "\"\"''\"'〔〕[]<>")


def letters(text: str) -> str:
    """Only the Chinese characters and Latin letters: what decides whether a label is the one."""
    return _letters(text) if len(text) <= _SHORT else _OTHERS.sub("", fold(text))


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    # A table's few labels and heads are asked for again and again.
    return _OTHERS.sub("", fold(text))


def letters_view(view: View) -> View:
    """``letters`` of a view, with places."""
    keep = [i for i, c in enumerate(view.text) if letters(c)]
    return View("".join(view.text[i] for i in keep), [view.offsets[i] for i in keep], view.at)


def strict(text: str) -> str:
    """For comparing a label with the form letter by letter: blanks dropped, width and quote shape unified."""
    return "".join(fold(text).translate(_UNIFY).split())


def split_number(text: str) -> tuple[int | None, int]:
    """The ordinal a heading starts with (一、 is 1) and where the words after it begin; (None, 0) without one.

    Bracketed numerals （一） are second-level and give (None, 0).
    """
    match = _NUMBERING.match(text)
    if not match or not match.end():
        return None, 0
    if match["han"]:
        han = match["han"]
        number = _HAN.index(han) if len(han) == 1 else 10 + _HAN.index(han[1]) if han[0] == "十" else None
        return number, match.end()
    return (int(match["digit"]) if match["digit"] else None), match.end()
