"""Sentences and paragraphs, clauses and items of lists that stand twice."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import Passage, passages
from core.check.wording.repeats import deeds_again, repeats, said_twice
from core.check.wording.sentence_words import sentence_words
from core.language.numerals import ORDINALS
from core.language.sentences import ENDS, FULL_STOPS, PAUSES, split
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_LEAST, _LEAST_AT_ONCE = 15, 8
#: What does not tell sentences apart: punctuation, and the number of an item.
_NOISE = re.compile(r"[^\w]|^\d+")
#: What a sentence may have less or more when it is said again: 本报告, 本年度报告.
_EMPTY = re.compile(r"本(?:年度)?|[的了]")
#: A clause said again in one sentence is so long at least; a shorter one may be said on purpose (未收取费用).
_HALF = 8
_CLAUSES = re.compile(rf"[^{PAUSES}]+")
_STOPS = frozenset(FULL_STOPS)
#: What a sentence may have beside a deed that was told already: its number, a word before the deed, its mark.
_BESIDE = 6
_TWICE = "完成门户网站栏目调整，新增节水用水专栏，移动端访问更加便捷。"


#: Readers of a paragraph, and what is told of what they find.
_SAID = (
    (repeats.clauses, "连写两次"),
    (repeats.items, "在列举中出现两次"),
    (repeats.counted_items, "在列举中出现两次"),
    (deeds_again.short_sentences, "连续出现两次"),
    (deeds_again.deeds, "在同一段里出现两次"),
    (said_twice.periods, "是数据的统计期限，同一段里说了两次"),
    (said_twice.aims, "在一句话里说了两次"),
)


@cache
def _lead() -> re.Pattern[str]:
    """What leads into a list, or joins a sentence to the one before."""
    return re.compile(
        rf"(?:[^,。;:]{{0,20}}:(?=[{ORDINALS}]是))?[{ORDINALS}]是|(?:{sentence_words().joins_sentences.any}|第[{ORDINALS}])[,、:]"
    )


def _of_two_numbers(text: str, *starts: int) -> bool:
    """Whether right before each of the places stands a clause with a number: 建议6件，均已办结；提案9件，均已办结."""
    clauses = (_CLAUSES.findall(text, 0, start) for start in starts)
    return all(found and any(char.isdigit() for char in found[-1]) for found in clauses)


def _without_lead(words: str) -> str:
    lead = _lead().match(words)
    return words[lead.end() :] if lead else words


@rule(
    "W111",
    "文字重复",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.HEEDED,
    demands="同一段、同一句、同一分句不出现两次，列举中不重复。",
    basis="校对通例",
    bad=Example("同一句连写两次", swaps=((_TWICE, _TWICE + _TWICE),)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within a section it is a slip of the editor; in different sections it may be meant and is only a hint."""
    seen: dict[str, tuple[int, Passage, int, int]] = {}
    number = 0
    for passage in passages(report):
        told: list[tuple[int, int]] = []
        for said, fact in _SAID:
            for first, start, end in said(passage.text):
                if any(a < end and start < b for a, b in told) or passage.in_title(start):
                    continue
                told.append((start, end))
                marks = [passage.mark(start, end), passage.mark(first, first + end - start, "participant")]
                yield outcomes.finding(f"“{passage.written(start, end)[:16]}”{fact}", marks)
        yield from _halves(passage, told, outcomes)
        for place in split(passage.text):
            number += 1
            sentence = passage.text[slice(*place)]
            if passage.tabular and sentence[-1] not in ENDS:
                continue  # a caption or label that a converter repeats
            key = _EMPTY.sub("", _NOISE.sub("", _without_lead(sentence)))
            if len(key) < (_LEAST_AT_ONCE if key in seen and number - seen[key][0] == 1 else _LEAST):
                if len(key) >= _LEAST_AT_ONCE:
                    seen[key] = (number, passage, *place)
                continue
            if key not in seen:
                seen[key] = (number, passage, *place)
                continue
            earlier, where, start, end = seen[key]
            seen[key] = (number, passage, *place)
            if any(place[0] <= a and b <= place[1] and b - a + _BESIDE > len(sentence) for a, b in told):
                continue
            same = where.section == passage.section
            how = "连续" if number - earlier == 1 else "在同一部分" if same else "前后"
            fact = f"“{passage.written(*place)[:16]}……”一句{how}出现两次"
            yield outcomes.finding(
                fact,
                [passage.mark(*place), where.mark(start, end, "participant")],
                severity=Severity.WARNING if same else Severity.HINT,
            )


def _halves(passage: Passage, told: list[tuple[int, int]], outcomes: Outcomes) -> Iterator[Outcome]:
    """完善审核机制,加强监测,完善审核机制: a clause that stands again in its sentence, not right behind itself."""
    seen: dict[str, tuple[int, int, int]] = {}
    end = 0
    for at, clause in enumerate(_CLAUSES.finditer(passage.text)):
        before, end = passage.text[end : clause.start()], clause.end()
        if seen and not _STOPS.isdisjoint(before):
            seen = {}  # another sentence
        words = clause.group()
        if len(words) < _HALF:
            continue
        words = _without_lead(words)
        key = _NOISE.sub("", words)
        if len(key) < _HALF or (not key.isalpha() and any(char.isdigit() for char in key)):
            continue
        earlier = seen.get(key)
        seen[key] = (at, clause.end() - len(words), clause.end())
        if earlier and at - earlier[0] > 1 and not passage.in_title(clause.start()):
            start, end = seen[key][1:]
            if any(a < end and start < b for a, b in told) or _of_two_numbers(passage.text, earlier[1], start):
                continue
            fact = f"“{passage.written(start, end)[:16]}”在一句话里出现两次"
            yield outcomes.finding(fact, [passage.mark(start, end), passage.mark(*earlier[1:], "participant")])
