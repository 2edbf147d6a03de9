"""Slips of the pen in words that no list names, found by counts from correct prose."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.entries import any_of
from core.check.wording.lexicon import are_judged
from core.check.wording.marks.expected_marks import expected_marks
from core.check.wording.near_misses import near_misses
from core.check.wording.passages import Passage, passages
from core.check.wording.phrases import fixed_terms, idioms
from core.check.wording.phrases.phrases import read
from core.check.wording.repeats.doubling import characters, in_name
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.detector import detector
from core.check.wording.slips.meant import as_word
from core.check.wording.slips.own_usage import Departure, departures
from core.check.wording.slips.vetoes import vetoes
from core.forms.keys import SectionKey
from core.language.divisions import gazetteer
from core.language.unknown_places import reaches_into_name
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.choice import Slip
    from core.model.report import Report


#: Villages and towns in general, which no name ends with.
_VILLAGES = ("乡镇", "镇村", "乡村", "村镇", "街镇", "村民", "村级", "村务", "乡级", "镇级")
#: What a division of the corps in Xinjiang says of itself.
_CORPS = re.compile("[全我各本]师|师市|[全我各]团(?!结|队)|团场")


#: What the name of an office has around that of its place (汀浦市|鲸口街道|办事处), which alone is longer than this.
_SHORTEST = 2
_PLACE = re.compile("^.*[省市县区旗州](?=.*[镇乡街道])|(?:办事处|人民政府)$")
#: What joins two words.
_JOINTS = ("和", "及", "与", "或")
#: The title of a law, or of what the highest organs issue.
_LAW = re.compile("(?:法|条例|解释|决定)》$|国务院|中华人民共和国")


@rule(
    "W120",
    "疑似笔误",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="正文没有同音、近音、形近的错字，没有字序颠倒、多字漏字叠字。",
    basis="与法律法规、政府工作报告和同类稿件的用词统计相比（resources/slips）；校对通例",
    bad=prose(SectionKey.OVERVIEW, "自觉接受社会督监，及时公开施工和竣工验收信息。"),
    good=prose(SectionKey.OVERVIEW, "自觉接受社会监督，及时公开施工和竣工验收信息。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A warning where the counts are sure of one edit, or the report itself writes otherwise three times.

    A hint where the counts are less sure or what is written may be meant.

    That is so where the same wording stands twice, where a character is wanted that stands beside almost any other,
    and where what is written is a usual word. An error where the slip spoils the name of a body of state.
    """
    tables, near = detector(), near_misses()
    places: dict[tuple[str, str], list[TextMark]] = defaultdict(list)
    severities: dict[tuple[str, str], Severity] = {}
    prose_of = list(passages(report))
    own = _own_usage(prose_of, report)
    for found in own:
        passage = prose_of[found.at]
        wrong = passage.written(found.start, found.end)
        yield outcomes.finding(
            f"“{wrong}”与本稿另外{found.times}处的“{found.right}”差一字，疑为笔误",
            [passage.mark(found.start, found.end)],
            expected=found.right,
            actual=wrong,
            suggestion=found.right,
        )
    for at, passage in enumerate(prose_of):
        slips = tables.find(passage.text)
        names = _names(passage, report) if slips else []
        doubted = (
            {doubt.place for doubt in expected_marks().doubts(passage.text) if not doubt.right} if slips else set()
        )
        for slip in slips:
            low, high = slip.start, max(slip.end, slip.start + 1)
            if _is_within(slip, names) or _told(passage, *slip[:2], report.year):
                continue
            if any(d.at == at and d.start < high and low < d.end for d in own):
                continue
            if not doubted.isdisjoint(range(low - 1, high + 1)):
                continue  # W133 tells that a mark stands within the word
            if _beside_number(passage.text, slip) or read(passage.text).touches(slip.start, slip.end):
                continue  # but what lacks beside a phrase is told
            if not slip.sure and (fixed_terms.touched(passage.text, low, high) or _joins(passage.text, slip)):
                continue  # W103 tells of it; 编制|及|发布
            if slip.kind is Kind.DOUBLED and any(d.start < high and low < d.end for d in characters(passage.text)):
                continue  # W106 tells of it
            start, end, right = as_word(passage.text, slip, tables.level)
            key = passage.written(start, end), right
            places[key].append(passage.mark(*(slip[:2] if slip.end > slip.start else (start, end))))
            if not slip.sure or passage.in_quotes(low):  # offices coin names: “七优享”工程
                severities[key] = Severity.HINT
            else:
                grave = near.is_grave(passage.text, slip.start, slip.end, slip.right)
                severities.setdefault(key, Severity.ERROR if grave else Severity.WARNING)
    for (wrong, right), marks in places.items():
        severity = severities[wrong, right] if len(marks) == 1 else Severity.HINT
        times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
        fact = f"“{wrong}”疑为“{right}”之误{times}"
        yield outcomes.finding(fact, marks, severity=severity, expected=right, actual=wrong, suggestion=right)


def _joins(text: str, slip: Slip) -> bool:
    """Whether what seems too many joins two words."""
    before, after, is_word = text[slip.start - 2 : slip.start], text[slip.end : slip.end + 2], near_misses().is_word
    return slip.kind is Kind.EXTRA and text[slip.start : slip.end] in _JOINTS and is_word(before) and is_word(after)


def _is_within(slip: Slip, ranges: list[tuple[int, int]]) -> bool:
    """Whether a slip touches one of the ranges; what lacks beside one touches it not (本报告根《……》编制)."""
    if slip.end == slip.start:
        return any(start < slip.start < end for start, end in ranges)
    return any(start < slip.end and slip.start < end for start, end in ranges)


def _own_usage(prose_of: list[Passage], report: Report) -> list[Departure]:
    """What departs from the report's own repeated wording, where no list tells of it."""
    tables = detector()
    found: list[Departure] = []
    for departure in departures([passage.text for passage in prose_of], tables.level, tables.confusions):
        passage, start, end = prose_of[departure.at], departure.start, departure.end
        if any(other.at == departure.at and other.start < end and start < other.end for other in found):
            continue
        if (
            passage.in_title(start)
            or in_name(passage.text, start)
            or _told(passage, start, end, report.year)
            or read(passage.text).touches(start, end)
        ):
            continue
        found.append(departure)
    return found


def _beside_number(text: str, slip: Slip) -> bool:
    """True for a doubled measure word, which W107 judges, and for a word that says how exact a number is: 约15件.

    Nothing lacks behind such a word (浏览量超15万次), nor is it another; but a word is judged before a number as
    anywhere else (受理资讯15件).
    """
    if slip.kind is Kind.DOUBLED:
        return any(char.isdigit() for char in text[max(0, slip.start - 2) : slip.start])
    behind = text[slip.end : slip.end + 2]
    if slip.kind is Kind.MISSING and behind[1:].isdigit() and not behind[0].isdigit():
        return behind[0] in vetoes().by_so_much.words  # 比上年|高1.5分, 提|到89%
    if not text[slip.end : slip.end + 1].isdigit():
        return False
    return text[slip.start - 1 if slip.kind is Kind.MISSING else slip.start] in vetoes().before_numbers.words


def _names(passage: Passage, report: Report) -> list[tuple[int, int]]:
    """Ranges that are names: titles of laws, addresses, accounts, the report's own organ, places.

    Titles of laws are W101's; what an office calls its own papers may hold a slip like any other words.
    """
    laws = [(start, end) for start, end in passage.titles if _LAW.search(passage.text[start:end])]
    named = (match.span() for match in _accounts().finditer(passage.text))
    ranges = [*laws, *passage.addresses, *passage.codes, *named]
    own = [report.organ, report.title.organ.text if report.title.organ else None]
    short = [_PLACE.sub("", name) for name in filter(None, own)]
    for name in {*filter(None, own), *(name for name in short if len(name) > _SHORTEST)}:
        at = passage.text.find(name)
        while at >= 0:
            ranges.append((at, at + len(name)))
            at = passage.text.find(name, at + 1)
    if any("师" in name or "兵团" in name for name in filter(None, own)):
        ranges += [match.span() for match in _CORPS.finditer(passage.text)]
    ranges += [(place.start, place.end) for place in gazetteer().find(passage.text)]
    return ranges


@cache
def _accounts() -> re.Pattern[str]:
    """What an account calls itself: “栖河人社”微信公众号."""
    return re.compile(rf"[“\"][^“”\"]{{2,12}}[”\"](?={any_of(vetoes().accounts.words)})")


def _told(passage: Passage, start: int, end: int, year: int | None) -> bool:
    """True for part of a name or of a right idiom, and where W103, W109 or W115 judge the same place."""
    near = near_misses()
    if _ends_name(passage.text, end) or reaches_into_name(passage.text, end):
        return True
    if near.is_level(passage.text, start, end):
        return True
    if _in_idiom(passage.text, start, end):
        return True
    end = max(end, start + 1)
    if are_judged(passage.text, start, end, year):
        return True
    return any(other.start < end and start < other.end for other in near.find(passage.text))


def _ends_name(text: str, at: int) -> bool:
    """Whether what stands at a place makes a name of what is before it: 枣林村, not 纳入乡镇考核."""
    return text.startswith(near_misses().name_ends, at) and not text.startswith(_VILLAGES, at)


def _in_idiom(text: str, start: int, end: int) -> bool:
    """Whether a place lies in an idiom that is right as it stands; a gap does between two of its characters."""
    bank = idioms.bank()
    if end == start:
        start, end = start - 1, start + 1
    places = range(max(0, end - idioms.SIZE), min(start, len(text) - idioms.SIZE) + 1)  # nothing behind the end is one
    return any(bank.is_right(text[at : at + idioms.SIZE]) for at in places)
