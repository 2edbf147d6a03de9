"""The marks between the members of a series: all of one kind, and full stops where a member holds one itself."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.marks.parallel_items import parallel_items
from core.check.wording.marks.series import Member, members, opening, ordinal, runs
from core.check.wording.passages import Passage, passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.marks.series import Member
    from core.model.report import Report

#: What may stand between two members of a series, and how it is written.
_WIDE = {",": "，", ";": "；", "。": "。"}
#: What may stand between parallel items.
_ITEM_MARKS = {",": "，", "、": "、"}
#: How a member is found behind a comma, where its number alone may be something else: the end of 3,2.5.
_SKIPPED = {"digits": r"[,、]{}(?=[\u4e00-\u9fff])", "circled": "[,、]{}", "parenthesised": "[,、]{}"}
#: A paragraph of a series is compared with the others when it is a sentence, no bare heading.
_SENTENCE = 8
#: Characters shown on either side.
_BESIDE = 6


@rule(
    "W126",
    "列举各项的标点",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="并列的各项之间用同一种点号：“一是、二是、三是”一类的各项，带数目的各类，同一个动词起头的各句；“一是”后面不用逗号。",
    basis="GB/T 15834—2011《标点符号用法》4.5、4.6.3、附录A.2",
    bad=prose(SectionKey.OVERVIEW, "一是健全制度；二是加强培训。三是严格考核。"),
    good=prose(SectionKey.OVERVIEW, "一是健全制度；二是加强培训；三是严格考核。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each series, at the mark that differs."""
    prose_of = passages(report)
    for passage in prose_of:
        for run in runs(passage.text):
            yield from _inside(passage, run, outcomes)
        yield from _commas(passage, outcomes)
        for odd in parallel_items().odd_marks(passage.text):
            usual = _ITEM_MARKS[odd.usual]
            what = f"并列的各项之间用同一种点号，这里用“{usual}”"
            yield _told(passage, odd.at, what, usual, outcomes, beside=odd.other)
    yield from _over_paragraphs(prose_of, outcomes)


def _inside(passage: Passage, run: list[Member], outcomes: Outcomes) -> Iterator[Outcome]:
    """A series within a paragraph."""
    text, places = passage.text, [member.start - 1 for member in run[1:]]
    if any(text[at] not in _WIDE for at in places):
        return  # a mark that is missing is told by W125
    first = run[0]
    marks = [text[at] for at in places]
    if first.kind == "item":
        for member in run:
            if text.startswith(",", member.end):
                written = passage.written(member.start, member.end)
                fact = f"“{written}，”：“{written}”后面不用逗号"
                yield outcomes.finding(fact, [passage.mark(member.end, member.end + 1)], actual="，", replacement="")
                break
    stopped = [at for (a, b), at in zip(pairwise(run), places, strict=True) if "。" in text[a.end : b.start - 1]]
    if stopped and any(mark != "。" for mark in marks):
        at = next(at for at in [*stopped, *places] if text[at] != "。")
        hint = Severity.HINT  # many print it so, against the standard
        yield _told(passage, at, "有一项里面已有句号，各项之间应都用句号", "。", outcomes, hint)
    elif len(set(marks)) > 1:
        usual = max(Counter(marks).items(), key=lambda pair: (pair[1], pair[0] == ";"))[0]
        at = next(at for at in places if text[at] != usual)
        beside = next(at for at in places if text[at] == usual) if len(places) == 2 else None
        what = f"各项之间的点号不一致，其他项后面是“{_WIDE[usual]}”"
        yield _told(passage, at, what, _WIDE[usual], outcomes, beside=beside)


def _commas(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """1.…，2.…；3.…: a comma before the number that is missing between two members."""
    if "," not in passage.text and "、" not in passage.text:
        return
    found = [member for member in members(passage.text) if member.kind in _SKIPPED]
    for place, before in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        goes_on = after is not None and (after.kind, after.number) == (before.kind, before.number + 2)
        if not goes_on and (after is not None or place == 0 or found[place - 1].kind != before.kind):
            continue
        skipped = re.compile(_SKIPPED[before.kind].format(re.escape(ordinal(before.kind, before.number + 1))))
        match = skipped.search(passage.text, before.end, after.start if after else len(passage.text))
        if match is not None:
            other = after or before
            right = _WIDE.get(passage.text[other.start - 1], "；")
            yield _told(passage, match.start(), f"各项之间的点号不一致，其他项后面是“{right}”", right, outcomes)


def _told(
    passage: Passage,
    at: int,
    what: str,
    right: str,
    outcomes: Outcomes,
    severity: Severity = Severity.WARNING,
    *,
    beside: int | None = None,
) -> Outcome:
    """The finding on the mark at a place, with the mark ``beside`` that it differs from where there is but one."""
    near = passage.written(max(0, at - _BESIDE), at + 3)
    written = passage.written(at, at + 1)
    return outcomes.finding(
        f"“{near}”：{what}",
        [passage.mark(at, at + 1), *([passage.mark(beside, beside + 1, "participant")] if beside is not None else [])],
        severity=severity,
        expected=right,
        actual=written,
        replacement=right,
    )


def _over_paragraphs(prose_of: tuple[Passage, ...], outcomes: Outcomes) -> Iterator[Outcome]:
    """A series whose members are paragraphs that follow each other: the last may end otherwise than those before it."""
    run: list[Passage] = []
    last: Member | None = None
    for passage in [*prose_of, None]:
        member = opening(passage.text) if passage else None
        goes_on = (
            passage is not None
            and member is not None
            and last is not None
            and (member.kind, member.number) == (last.kind, last.number + 1)
            and passage.section == run[-1].section
        )
        if not goes_on:
            yield from _ends(run, outcomes)
            run = []
        if passage is not None and member is not None:
            run.append(passage)
        last = member


def _ends(run: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Paragraphs of a series end with the same mark, the last with a full stop."""
    ends = [passage.text[-1] for passage in run]
    if len(run) < 2 or any(end not in _WIDE or len(p.text) < _SENTENCE for end, p in zip(ends, run, strict=True)):
        return
    before = ends[:-1]
    if len(set(before)) > 1:
        usual = max(Counter(before).items(), key=lambda pair: (pair[1], pair[0] == ";"))[0]
        odd = next(passage for passage, end in zip(run, before, strict=False) if end != usual)
        what = f"各项末尾的点号不一致，其他项后面是“{_WIDE[usual]}”"
        yield _told(odd, len(odd.text) - 1, what, _WIDE[usual], outcomes)
