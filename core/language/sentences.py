"""Sentences and clauses: where a text is cut. Every cut is a pair of indices, so no position is lost.

A semicolon ends a sentence here as 。 does, since in reports it parts statements that stand alone; where it must not,
the marks are given. Texts may be as drafts write them or folded to half width.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What ends a sentence for good.
FULL_STOPS = "。!！?？\n"
#: What ends a sentence or one of several in a row.
ENDS = f"{FULL_STOPS};；"
#: What parts clauses: the ends of sentences, commas, colons and the mark of enumeration.
CLAUSE_MARKS = f"{ENDS},，:：、"
#: What parts the halves of a sentence: a comma or its end. 、 joins (市委、市政府).
COMMAS_AND_ENDS = f"{ENDS},，"

#: What parts clauses, colons among it; 、 does not.
PAUSES = f"{COMMAS_AND_ENDS}:："

_STATEMENT = re.compile(f"[{ENDS}:：]")
_SENTENCE = re.compile(f"[^{ENDS}]+[{ENDS}]?")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand, each with the mark that ends it.

    >>> [text[a:b] for text in ["收到15件；办结13件。无"] for a, b in split(text)]
    ['收到15件；', '办结13件。', '无']
    """
    return (match.span() for match in _SENTENCE.finditer(text))


def around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence that holds a place stands, without the mark that ends it.

    >>> text = "收到15件;办结13件。"
    >>> text[slice(*around(text, 8))]
    '办结13件'
    """
    return start_of(text, at), end_of(text, at)


def start_of(text: str, at: int, marks: str = ENDS) -> int:
    """Where the sentence begins that goes on at a place: behind the last of the marks.

    >>> start_of("收到15件;办结13件", 8), start_of("收到15件;办结13件", 8, FULL_STOPS)
    (6, 0)
    """
    last = _up_to_last(marks).match(text, 0, at)
    return last.end() if last else 0


def end_of(text: str, at: int, marks: str = ENDS) -> int:
    """Where the sentence ends that goes on at a place: at the next of the marks, else at the end of the text.

    >>> end_of("收到15件;办结13件", 0), end_of("收到15件;办结13件", 0, FULL_STOPS)
    (5, 11)
    """
    following = _any_of(marks).search(text, at)
    return following.start() if following else len(text)


@cache
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


@cache
def _up_to_last(marks: str) -> re.Pattern[str]:
    """All up to the last of the marks: what is behind that is gone over backwards, and nothing else."""
    return re.compile(f"(?s:.*)[{re.escape(marks)}]")


def told_from(text: str, start: int, end: int) -> int:
    """Where the first clause of a stretch begins that has a number: what stands before it only leads up to that.

    >>> text = "压实各单位责任，全年公开12条"
    >>> text[told_from(text, 0, len(text)):]
    '全年公开12条'
    """
    digit = _DIGIT.search(text, start, end)
    return max(start, start_of(text, digit.start(), PAUSES)) if digit else start


_DIGIT = re.compile(r"\d")


def clause_around(text: str, at: int) -> tuple[int, int]:
    """Where the clause that holds a place stands: what no punctuation mark parts. A full stop of half width opens one.

    >>> text = "推动湛江、茂名发展,加强公开。"
    >>> text[slice(*clause_around(text, 2))], text[slice(*clause_around(text, 6))]
    ('推动湛江', '茂名发展')
    """
    return start_of(text, at, f"{CLAUSE_MARKS}."), end_of(text, at, CLAUSE_MARKS)


def until_comma(text: str, at: int) -> str:
    """What follows a place up to the next comma or end; 、 does not cut.

    >>> until_comma("按照市委、市政府部署,加强公开。", 2)
    '市委、市政府部署'
    """
    return text[at : end_of(text, at, COMMAS_AND_ENDS)]


def ends_within(text: str) -> bool:
    """Whether a sentence ends anywhere in the text.

    >>> ends_within("收到15件。"), ends_within("收到15件,办结13件")
    (True, False)
    """
    return any(mark in text for mark in ENDS)


def states(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a part of a text is a statement or leads up to one: a sentence ends in it, or a colon stands there.

    >>> states("公开5条。"), states("其中：自然人"), states("本年新收")
    (True, True, False)
    """
    return _STATEMENT.search(text, start, len(text) if end is None else end) is not None


def outside_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a folded text stand, without their ends; a semicolon in brackets ends none.

    >>> [text[a:b] for text in ["收到15件(新收13件;结转2件);均已办结。"] for a, b in outside_brackets(text)]
    ['收到15件(新收13件;结转2件)', '均已办结']
    """
    start = depth = 0
    for i, char in enumerate(text):
        depth += (char == "(") - (char == ")" and depth > 0)
        if char in FULL_STOPS or (char == ";" and depth == 0):
            if i > start:
                yield start, i
            start, depth = i + 1, 0
    if start < len(text):
        yield start, len(text)
