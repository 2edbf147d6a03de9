"""Joining and folding text without losing a position."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from core.model.document import Span, View

if TYPE_CHECKING:
    from collections.abc import Iterable

_HALF = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)} | {"\u3000": " ", "\xa0": " "}
_WIDE = re.compile("[\uff01-\uff5e\u3000\xa0]")
#: Zero-width characters, marks of direction, and control characters that some programs leave around their fields.
_NOTHING = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f"
)
_INVISIBLE = re.compile(f"[{_NOTHING}]")
#: What ``logical`` has to look at; most lines have none of it.
_LOOSE = re.compile(f"[\\s{_NOTHING}]")


def fold(text: str) -> str:
    """Full-width ASCII to half-width, one character for one, so offsets stay valid."""
    for wide in set(_WIDE.findall(text)):  # a few, many times: str.translate would look up every character
        text = text.replace(wide, _HALF[wide])
    return text


#: A number in groups of three parted by blanks, as GB/T 15835 allows, with what it counts behind: no telephone number.
_GROUPS = re.compile(r"(?<![\d.,:/\-])(?<![\d)] )[1-9]\d{0,2}(?: \d{3})+(?=余?[\u4e00-\u9fff])")


def fold_prose(text: str) -> str:
    """``fold``, with commas for the blanks between the groups of a number (1 076), one character for one."""
    text = fold(text)
    if " " in text:
        text = _GROUPS.sub(lambda number: number[0].replace(" ", ","), text)
    return text


def is_cjk(char: str) -> bool:
    """True for Chinese characters (all planes), not for punctuation."""
    code = ord(char)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x323AF or char in "〇○"


def _keeps_space(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _is_tight(text: str) -> bool:
    """True without white space and without characters that show nothing.

    To Python all of these but the blank are not printable; that is asked much faster than the pattern.
    """
    return (" " not in text and text.isprintable()) or not _LOOSE.search(text)


def logical(text: str, spans: Iterable[Span]) -> View:
    """Join the pieces of a paragraph (its wrapped lines) into one view.

    White space is dropped unless it separates two ASCII letters or digits on one line, where one blank stays;
    characters that show nothing are dropped always.
    """
    pieces = list(spans)
    if len(pieces) == 1 and _is_tight(whole := text[slice(*pieces[0])]):
        return View(whole, range(*pieces[0]), pieces[0].start)
    chars: list[str] = []
    offsets = array("l")
    at = 0
    gap = -1  # offset of white space not yet decided on
    for span in pieces:
        if not offsets:
            at = span.start
        if _is_tight(part := text[span.start : span.end]):
            chars += part
            offsets.extend(range(span.start, span.end))
            continue
        for i in range(span.start, span.end):
            char = text[i]
            if char.isspace():
                gap = i if gap < 0 else gap
                continue
            if _INVISIBLE.match(char):
                continue
            if gap >= 0 and chars and _keeps_space(chars[-1], char):
                chars.append(" ")
                offsets.append(gap)
            gap = -1
            chars.append(char)
            offsets.append(i)
        gap = -1
    return View("".join(chars), offsets, at)


def side_by_side(text: str, views: Iterable[View]) -> View:
    """Views one after the other with a blank between them: the white space behind each where there is any."""
    chars: list[str] = []
    offsets = array("l")
    at = -1
    for view in views:
        at = view.start if at < 0 else at
        if not view.text:
            continue
        if chars:
            chars.append(" ")
            behind = offsets[-1] + 1
            offsets.append(behind if behind < len(text) and text[behind].isspace() else behind - 1)
        chars.append(view.text)
        offsets.extend(view.offsets)
    return View("".join(chars), offsets, max(at, 0))


def display_width(text: str) -> int:
    """Width in half-width columns: Chinese characters and full-width punctuation count two."""
    return sum(1 if ord(c) < 0x2E80 and c not in "“”‘’—…·" else 2 for c in text)
