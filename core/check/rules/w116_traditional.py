"""Traditional characters in a text that is written in simplified ones, and whatever else is no standard character."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import traditional_words
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.language.characters import plain, simplified, standard, strange
from core.model.finding import Category, Severity, TextMark
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: A name stands alone between marks, or before what a person is called.
_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}$")
_CALLED = ("同志", "主任", "局长", "先生", "女士", "副")
#: Kana, of full and half width.
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9d]")
_REACH = 3
#: A text with more than this share of traditional characters is written in them throughout.
_THROUGHOUT = 0.05


@rule(
    "W116",
    "夹用繁体字",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="公文使用规范汉字，不夹用繁体字、异体字。",
    basis="《国家通用语言文字法》第九条；《通用规范汉字表》",
    bad=prose(SectionKey.OVERVIEW, "全年共發布信息218条。"),
    good=prose(SectionKey.OVERVIEW, "全年共发布信息218条。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each character with all its places; a text in traditional characters throughout is one hint."""
    table, fine = _table(), traditional_words().fine
    own = report.title.organ.text if report.title.organ else ""
    places: dict[str, list[TextMark]] = {}
    length = 0
    for passage in passages(report):
        length += len(passage.text)
        wrong = strange(passage.text).union(filter(passage.text.__contains__, _standard_too()))
        if not wrong:
            continue
        for i, char in enumerate(passage.text):
            if char not in wrong or char in own or passage.in_address(i) or _is_foreign(passage.text, i):
                continue
            if any(passage.text.startswith(word, i - word.index(char)) for word in fine if char in word):
                continue
            if not _in_name(passage.text, i):
                places.setdefault(char, []).append(passage.mark(i, i + 1))
    count = sum(map(len, places.values()))
    if count > max(length * _THROUGHOUT, 20):
        marks = [mark for group in places.values() for mark in group]
        yield outcomes.finding(f"全文使用繁体字（{count}处），应使用规范汉字", marks, severity=Severity.HINT)
        return
    for char, marks in places.items():
        times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
        right = table.get(char) or plain(char)
        if right == char:
            fact = f"“{char}”不是《通用规范汉字表》中的字，疑为形近的字{times}，请核对"
            yield outcomes.finding(fact, marks, actual=char)
            continue
        kind = "是繁体字或异体字" if char in simplified() else "不是规范汉字"
        fact = f"“{char}”{kind}，应写作“{right}”{times}"
        yield outcomes.finding(fact, marks, expected=right, actual=char, replacement=right)


@cache
def _table() -> dict[str, str]:
    """Characters that are none of the standard ones, each with the one that is meant."""
    return {**simplified(), **{pair[0]: pair[1] for pair in traditional_words().lookalikes}}


@cache
def _standard_too() -> frozenset[str]:
    """Characters that are told though they are standard ones in names."""
    return standard() & _table().keys()


@cache
def _place_ends() -> re.Pattern[str]:
    """How a name of a place goes on behind a rare character: 㘵|头村, 塆|村."""
    return re.compile(f"[\u4e00-\u9fff]?[{traditional_words().ends_places}]")


def _is_foreign(text: str, at: int) -> bool:
    """Whether kana stand side by side, in words of Japanese."""
    beside = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return _KANA.match(text, at) is not None and any(map(_KANA.match, beside))


def _in_name(text: str, at: int) -> bool:
    """Whether a character that is the standard in names stands in one: 联系人：王昇, 濛溪; 昇 in 上昇 does not.

    So do rare ones that are meant as they are: 联系人：李㵘, 㘵头村.
    """
    words = traditional_words()
    rare = text[at] not in _table() and plain(text[at]) == text[at] and not _KANA.match(text, at)
    if rare and _place_ends().match(text, at + 1):
        return True
    if text[at] not in words.names and not rare:
        return False
    if text[at] in words.names_only or text[at + 1 : at + 2] in tuple(words.before_places):
        return True
    start, end = at, at + 1
    while start and at - start < _REACH and is_cjk(text[start - 1]):
        start -= 1
    while end < len(text) and end - at <= _REACH and is_cjk(text[end]):
        end += 1
    alone = _NAME.fullmatch(text[start:end]) is not None
    return alone or text.startswith(_CALLED, at + 1) or text.startswith(_CALLED, at + 2)
