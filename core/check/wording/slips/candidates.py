"""Places of a paragraph that the counts do not know, and the single edits that would make them known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from core.check.wording.slips.confusions import Confusions, Kind
from core.model.normalise import is_cjk

#: What the counts see in place of a run of punctuation, of brackets and quotation marks, of digits, of letters.
MARK, BRACKET, DIGITS, LETTERS = "\x01", "\x02", "\x03", "\x04"
_SYMBOL = re.compile(
    r"""
      (?P<mark>    [。，、；：！？…—·.,;:!?\-]+ )
    | (?P<bracket> [“”‘’《》〈〉（）()【】〔〕\[\]"'「」]+ )
    | (?P<digits>  [0-9０-９%％．]+ )
    | (?P<letters> [A-Za-zＡ-Ｚａ-ｚ]+ )
    | (?P<blank>   \s+ )
    | (?P<char>    . )
    """,
    re.DOTALL | re.VERBOSE,
)
_SIGNS = {"mark": MARK, "bracket": BRACKET, "digits": DIGITS, "letters": LETTERS}

#: Levels of a string of three characters that an edit must exceed: with both neighbours, with two on one side.
_ONCE, _WEAK = 1, 3

Level = Callable[[str], int]
Follows = Callable[[str, str], bool]


class Symbols(NamedTuple):
    """A paragraph as the counts see it. ``starts[i]`` is where symbol i begins in the text; one more closes it."""

    text: str
    starts: list[int]


def symbols(text: str) -> Symbols:
    """The paragraph between two marks, blanks left out, every run of digits, letters or marks one symbol."""
    shown, starts = [MARK], [0]
    for match in _SYMBOL.finditer(text):
        kind = match.lastgroup or ""
        if kind != "blank":
            shown.append(_SIGNS.get(kind) or match[0])
            starts.append(match.start())
    return Symbols("".join(shown) + MARK, [*starts, len(text), len(text)])


class Candidate(NamedTuple):
    """``text[start:end]`` of the symbols may be meant for ``right``."""

    start: int
    end: int
    right: str
    kind: Kind


def suspects(text: str, level: Level) -> list[int]:
    """Characters around which at most one of the three strings of three characters is known in two documents."""
    known = [level(text[i : i + 3]) > 1 for i in range(len(text) - 2)]
    known = [False, False, *known, False, False]
    return [i for i in range(1, len(text) - 1) if known[i] + known[i + 1] + known[i + 2] <= 1 and is_cjk(text[i])]


def candidates(text: str, level: Level, follows: Follows, confusions: Confusions) -> Iterator[Candidate]:
    """Every edit at a suspect place after which some string of three characters with it is known.

    ``follows`` says whether two characters are known side by side.
    """
    tried: set[int] = set()
    for i in suspects(text, level):
        yield from _characters(text, i, level, follows, confusions)
        for start in (i - 1, i):
            if start not in tried and start > 0 and is_cjk(text[start]) and is_cjk(text[start + 1]):
                tried.add(start)
                yield from _words(text, start, level, follows, confusions)
        yield from _left_out(text, i, level, follows)


def _characters(text: str, i: int, level: Level, follows: Follows, confusions: Confusions) -> Iterator[Candidate]:
    before, two_before, after, two_after = text[i - 1], text[max(0, i - 2) : i], text[i + 1], text[i + 1 : i + 3]
    for right, kind in confusions.characters(text[i]).items():
        left, following = follows(before, right), follows(right, after)
        if (
            (left and following and level(before + right + after) > _ONCE)
            or (left and len(two_before) == 2 and level(two_before + right) > _WEAK)
            or (following and len(two_after) == 2 and level(right + two_after) > _WEAK)
        ):
            yield Candidate(i, i + 1, right, kind)


def _words(text: str, start: int, level: Level, follows: Follows, confusions: Confusions) -> Iterator[Candidate]:
    """Another word of the same sound, or the two characters turned round."""
    word, before, after = text[start : start + 2], text[start - 1], text[start + 2 : start + 3]
    for right in confusions.words(word):
        if (follows(before, right[0]) and level(before + right)) or (follows(right[1], after) and level(right + after)):
            yield Candidate(start, start + 2, right, Kind.WORD)
    turned = word[::-1]
    if turned != word and follows(*turned) and (level(before + turned) or level(turned + after)):
        yield Candidate(start, start + 2, turned, Kind.TURNED)


def _left_out(text: str, i: int, level: Level, follows: Follows) -> Iterator[Candidate]:
    """The character left out: where it is doubled, or where its neighbours are known side by side."""
    before, char, after = text[i - 1], text[i], text[i + 1]
    if char == after:
        if level(before + text[i + 1 : i + 3]):
            yield Candidate(i, i + 1, "", Kind.DOUBLED)
    elif (
        before != char
        and is_cjk(before)
        and is_cjk(after)
        and follows(before, after)
        and (level(text[max(0, i - 2) : i] + after) or level(before + text[i + 1 : i + 3]))
    ):
        yield Candidate(i, i + 1, "", Kind.EXTRA)
