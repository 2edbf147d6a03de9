"""Enumerations: 一是、二是、三是 in order, and 六部分组成 with six named."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile, groupby
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.grammar.parts_list import parts_lists
from core.check.wording.marks.series import Member, in_other_words, in_place_of_another, members, opening, ordinal
from core.check.wording.passages import Passage, passages
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.language.numerals import ONES, ORDINALS, value
from core.language.sentences import ENDS, FULL_STOPS, PAUSES, end_of, start_of
from core.language.sought import Sought, from_each
from core.model.finding import Category, Severity, TextMark
from core.read.prose.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: Ways of counting that begin anew under another sub-heading.
_BELOW = ("digits", "bracketed", "circled", "parenthesised", "lettered", "roman")
#: A list counted so is told though its first member is nowhere.
_NEEDS_ITS_FIRST = ("item", "must")
_PARTS = Sought(rf"(?P<count>[{ONES}]|\d)(?:个)?(?:部分|方面)(?:内容)?(?:组成|构成|(?=[。,;])|$)")
#: What a clause that opens so names is what the measures behind the colon are for.
_FOR = ("针对", "为", "对", "面对", "因", "由于", "在", "结合", "根据")
_BELOW_THIS = ("以下", "如下", "下列", "下面")
#: What goes on with a series in other words than its own.
_GOES_ON = Sought("[,;。](?:最后|再次|再者|此外|另外|还有|同时|与此同时)[,是]?")
#: A count of more than one that may be announced.
_SEVERAL = f"[两{ONES[1:]}2-9]"
_MANY = rf"(?<![\d十百第]){_SEVERAL}"
_FIRST = re.compile(_SEVERAL)


@cache
def _announced() -> re.Pattern[str]:
    """A count with what is counted, before an enumeration."""
    words = sentence_words()
    return re.compile(
        rf"""(?x)
          (?P<count> {_MANY} ) [个点项条大处]? (?P<what> {words.announced.any} ) [^,。;:\d]{{0,8}}? [:。,]
        | (?P<number> {_MANY} ) [项类个大条] [^,。;:\d]{{0,6}}? (?P<thing> {words.announced_with_colon.any} ) :
        | (?P<points> {_MANY} ) 点 [:。]
        | (?P<any> {_MANY} ) (?P<sort> [个项类种大条道点层] [^,。;:\d]{{0,14}}? ) [:。]
          (?= 一是 | 第一, | 其一[,是] | 首先[,是] | 1[.、] | \(1\) | ① | 一、 )"""
    )


@rule(
    "W114",
    "列举次序不对",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.HEEDED,
    demands="“一是、二是、三是”“第一，第二”“1.2.3.”依次不缺；所说的部分数与所列相符。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "一是健全制度；三是加强培训。"),
    good=prose(SectionKey.OVERVIEW, "一是健全制度；二是加强培训。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A list may start anew with its first member at any time; it must not skip a number."""
    for _, group in groupby(passages(report), key=lambda p: p.section):
        prose_of = list(group)
        yield from _order(prose_of, outcomes)
        yield from _other_side(prose_of, outcomes)
        yield from _mixed(prose_of, outcomes)
    yield from _counted(passages(report), outcomes)
    for passage in passages(report):
        if passage.section in (None, SectionKey.OVERVIEW):
            yield from _parts(passage, report, outcomes)


def _order(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Members of one kind over the paragraphs of a section.

    （一） at their beginnings are W119's; those of one paragraph that run on in it are looked at here.
    """
    last: dict[str, tuple[int, Passage]] = {}
    opened: dict[str, int] = {}  # by paragraphs that begin with one, which may hold a list of their own
    places: dict[str, TextMark] = {}
    for passage in prose_of:
        headings = [member.number for member in members(passage.text) if member.kind == "heading"]
        running_on = len(headings) > 1 and headings[0] == 1
        last.pop("heading", None)
        instead = in_place_of_another(passage.text)
        for member in members(passage.text):
            kind, number = member.kind, member.number
            if member.start in instead:  # told as mixed
                last[_around(passage.text, member)] = number, passage
                continue
            if kind == "heading":
                if member.start == 0:  # under another sub-heading a list begins anew
                    for low in _BELOW:
                        last.pop(low, None)
                if not running_on:
                    continue
            before, where = last.get(kind, (0, None))
            if before > 1 and where is not passage and _first_of_two(prose_of, passage, member) and member.start:
                before, where = 0, None  # another list was counted to its end before
            if member.start == 0:
                if number == opened.get(kind, 0) + 1:
                    before, where = number - 1, None
                opened[kind] = number
            mark = passage.mark(member.start, member.end)
            written = passage.written(member.start, member.end)
            expected = ordinal(kind, before + 1)
            if number > before + 1 and expected not in passage.text[: member.start]:
                if before or kind in _NEEDS_ITS_FIRST:
                    sides = [places[kind]] if before and where is passage else []
                    marks = [mark, *(sides if before else _first_of_two(prose_of, passage, member))]
                    severity = Severity.WARNING if before or len(marks) > 1 else Severity.HINT
                    fact = f"列举到“{written}”，前面缺“{expected}”"
                    yield outcomes.finding(fact, marks, severity=severity, expected=expected, actual=written)
            elif number == before and (
                number > 1 or (where is passage and not _side_by_side(passage.text, member.start))
            ):
                # 一是…。一是… in one paragraph: the second should be 二是; elsewhere a new list may begin
                severity = Severity.WARNING if where is passage else Severity.HINT
                fact = f"列举中“{written}”出现两次"
                marks = [mark, places[kind]] if where is passage else [mark]
                yield outcomes.finding(fact, marks, severity=severity, actual=written)
            last[kind] = number, passage
            places[kind] = passage.mark(member.start, member.end, "participant")


#: Where 三是 follows upon 二是 at the very beginning, 一是 was left out.
_THIRD = 3


def _around(text: str, member: Member) -> str:
    """The kind of the member before one."""
    return max((one for one in members(text) if one.start < member.start), key=lambda one: one.start).kind


#: What may open the first of two in other words.
_OPENS_OTHERWISE = Sought(r"一[是要则来]|首先|第一|其一|一方面|1[.、]|\(1\)|①|[—–-]是")


def _first_of_two(prose_of: list[Passage], passage: Passage, member: Member) -> list[TextMark]:
    """The beginning of what 二是 follows upon, with no 一是 in its paragraph or the one before; [] for none."""
    if (member.kind, member.number) != ("item", 2):
        return []
    before = prose_of[: next(i for i, one in enumerate(prose_of) if one is passage)]
    if not member.start:
        if not before and any((m.kind, m.number) == ("item", _THIRD) for m in members(passage.text)):
            return [passage.mark(member.start, member.end)]
        if not before or _OPENS_OTHERWISE.search(before[-1].text):
            return []
        return [before[-1].mark(0, end_of(before[-1].text, 0, PAUSES))]
    if _OPENS_OTHERWISE.search(passage.text[: member.start]):
        return []
    start = start_of(passage.text, member.start - 1, FULL_STOPS)
    return [passage.mark(start, end_of(passage.text, start, PAUSES))]


#: What ends a series of 首先 and 其次; with one of the others it has members without a number.
_TWO, _AT_LAST = 2, re.compile("[,;。]最后")
_FURTHER = re.compile("[,;。](?:再者|此外|另外|第三)")


def _side_by_side(text: str, at: int) -> bool:
    """Whether two things in one sentence begin alike and a comma parts them: 一是包装的冬季，一是播种的春季."""
    before = text.rfind("一是", 0, at)
    return (
        text.startswith("一是", at)
        and before >= 0
        and not any(m in text[before:at] for m in ENDS)
        and "二是" not in text
    )


#: The second of two sides; behind a word of contrast it needs no first.
_OTHER_SIDE = Sought("(?:^|[,;。])(?P<side>另一方面)(?![的看来情])")
_ONE_SIDE = Sought("(?<!另)一方面")
_FIRST_SIDE = Sought("(?<!另)一方面|一则|一来|一是|首先|其一|第一")
#: So many paragraphs back the first side may stand.
_BACK = 2


def _other_side(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """另一方面 with no 一方面 before it, in its paragraph or in those right before."""
    for index, passage in enumerate(prose_of):
        for match in _OTHER_SIDE.finditer(passage.text) if "另一方面" in passage.text else ():
            before = "".join(one.text for one in prose_of[max(0, index - _BACK) : index])
            if _ONE_SIDE.search(before) or _FIRST_SIDE.search(passage.text[: match.start()]):
                continue
            mark = passage.mark(*match.span("side"))
            yield outcomes.finding("前面没有“一方面”，这里却用“另一方面”", [mark], actual="另一方面")


_SECOND = 2
#: Ways of counting in words, which are mixed in good prose too.
_IN_WORDS = ("step", "nth", "further")


def _mixed(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Members that go on with a series in the words of another one: 一是…；二是…；（3）…."""
    earlier: set[tuple[str, int]] = set()
    for passage in prose_of:
        behind: Member | None = None
        instead = in_place_of_another(passage.text)
        for before, member in in_other_words(passage.text, earlier):
            lacks_first = member.number == _SECOND and member.kind in _NEEDS_ITS_FIRST and member.start not in instead
            if before is behind or lacks_first:
                continue  # back to the first way of counting: the one between is told; the second lacks its first
            behind = member
            expected, written = ordinal(before.kind, member.number), passage.written(member.start, member.end)
            fact = f"前面用“{ordinal(before.kind, before.number)}”，这里却用“{written}”，序次用语不一"
            severity = Severity.HINT if before.kind == "step" and member.kind in _IN_WORDS else Severity.WARNING
            mark = passage.mark(member.start, member.end)
            yield outcomes.finding(fact, [mark], severity=severity, expected=expected, actual=written)
        earlier.update((member.kind, member.number) for member in members(passage.text))


def _counted(prose_of: tuple[Passage, ...], outcomes: Outcomes) -> Iterator[Outcome]:
    """以下三个方面：一是…二是…: as many as announced, where the enumeration follows at once."""
    for index, passage in enumerate(prose_of):
        for match in from_each(_FIRST, _announced(), passage.text):
            last = _inside(passage.text, match.end()) or _in_paragraphs(prose_of, index, match.end())
            last = last or _in_other_signs(passage.text, match.end())
            said = match["count"] or match["number"] or match["points"] or match["any"]
            if match["any"] and not match[0].endswith(":") and not _announces(passage.text, match.start()):
                continue
            count = value(said)
            start = max(match.start(group) for group in ("count", "number", "points", "any"))
            before = passage.text[start_of(passage.text, start, PAUSES) : start]
            if count == before.count("、") + 1:
                continue  # 突出控漏、节水、便民三个方面。（一）…: the parts stand before
            ends = _AT_LAST.search(passage.text, match.end())
            if ends and passage.text.startswith("首先", match.end()):
                if _FURTHER.search(passage.text, match.end(), ends.start()):
                    continue
                last += 1  # 首先……；其次……；最后……
            elif last == _TWO and (ends or _FURTHER.search(passage.text, match.end())):
                continue  # 一是……；二是……；最后……
            if match["any"] and _is_of_others(passage.text, match):
                continue
            if last >= 2 and count is not None and count != last:
                end = max(match.end("what"), match.end("thing"), match.end("points") + 1, match.end("sort"))
                fact = f"此处说有“{passage.text[start:end]}”，其后列了{last}个"
                mark = passage.mark(start, end)
                yield outcomes.finding(
                    fact, [mark, *_beyond(passage, match.end(), count)], expected=str(last), actual=str(count)
                )


#: Before a number whose sentence ends there, and the next one tells of them one by one.
_TELLS_OF = Sought(
    "以下|下列|如下|主要[有是做抓]|从|存在|有(?![关效序力望])|做到|做好|抓好|突出|围绕|采取|把握|实行|分"
)


def _announces(text: str, at: int) -> bool:
    """Whether a sentence that ends with a number announces them: not 已转化为6项制度。一是….

    That tells what came of something, and the series may be of other things.
    """
    return _TELLS_OF.search(text[start_of(text, at, PAUSES) : at]) is not None


def _beyond(passage: Passage, at: int, count: int) -> list[TextMark]:
    """The first member of a list in the same paragraph that is one more than were announced."""
    following = [member for member in members(passage.text) if member.start >= at - 1]
    more = [one for one in following if one.kind == following[0].kind and one.number == count + 1]
    return [passage.mark(one.start, one.end, "participant") for one in more[:1]]


def _is_of_others(text: str, match: re.Match[str]) -> bool:
    """Whether what is counted before a colon may be other things than the members behind it, or more of them follow."""
    below = text.endswith(_BELOW_THIS, 0, match.start("any"))
    if _GOES_ON.search(text[match.end() :]):
        return True
    if below:
        return False
    what_for = text.startswith(_FOR, start_of(text, match.start("any"), PAUSES))
    return what_for or number_words().apart_from_series.stand_in(match["sort"])


def _inside(text: str, at: int) -> int:
    """How many members a series has that begins at a place and is all that is counted so from there on."""
    following = [member for member in members(text) if member.start >= at - 1]
    if not following or following[0].start - at > 2:
        return 0
    kind = following[0].kind
    if kind == "must":
        return 0  # 从两方面采取措施。一要…: what is to be done is not what was counted
    alike = [member.number for member in following if member.kind == kind]
    return len(alike) if alike == list(range(1, len(alike) + 1)) else 0


#: Ordinals that are no members of a series elsewhere: 一、…；二、…; 首先是…，其次是…，最后是….
_HEADS = re.compile(rf"(?:^|(?<=[:;。,]))(?P<number>[{ORDINALS}])、")
_STEPS = re.compile("(?:^|(?<=[:;。,]))(?:首先|其次|再次|再者|第三|最后)[,是]")


def _in_other_signs(text: str, at: int) -> int:
    """How many members 一、 or 首先是 opens at a place, where they go on one by one."""
    heads = [value(head["number"]) for head in _HEADS.finditer(text, at)]
    if _HEADS.match(text, at) and heads == list(range(1, len(heads) + 1)):
        return len(heads)
    if not text.startswith(("首先是", "首先,"), at):
        return 0
    steps = [step[0][:2] for step in _STEPS.finditer(text, at)]
    ordered = len(set(steps)) == len(steps) > _TWO and steps[1] == "其次" and steps[-1] == "最后"
    return len(steps) if ordered else 0


def _in_paragraphs(prose_of: tuple[Passage, ...], index: int, at: int) -> int:
    """How many paragraphs of a series follow upon one that ends with the announcement; others may stand between."""
    announcing = prose_of[index]
    if at < len(announcing.text) or index + 1 == len(prose_of):
        return 0
    first, last = opening(prose_of[index + 1].text), 0
    for passage in prose_of[index + 1 :]:
        member = opening(passage.text)
        if first is None or passage.section != announcing.section:
            break
        if member is not None and member.kind == first.kind:
            if member.number != last + 1:
                return 0  # a number is wrong, or another list begins: nothing can be said of how many there are
            last += 1
            if len([m for m in members(passage.text) if m.kind == first.kind]) > 1:
                return 0
    return last


def _each_alone(text: str, at: int, named: int) -> bool:
    """Whether the list that a number closes names so many parts, each with a mark of its own and none twice."""
    for told in parts_lists(text):
        items = list(dropwhile(lambda item: not item.parts, told.items))  # 由县水务局编制，包括总体情况、…
        if told.start < at < told.end + 1 and len(items) == len(told.named) == named:
            return all(len(item.parts) == 1 for item in items)
    return False


#: Two words of one part: a list of six parts may have six marks between.
_ONE_PART = re.compile("行政复议、(?:提起)?行政诉讼|问题、改进")


def _parts(passage: Passage, report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """六部分组成 with five named: which one is missing is told where the others are those of the form.

    Where all parts of the form stand in the report, a list that leaves one out is told though its count is right.
    """
    whole = all(section.found for section in report.sections)
    for match in _PARTS.finditer(passage.text):
        start, end = passage.sentence(match.start())
        sentence = passage.text[start:end]
        parts = sentence_words().parts
        missing = [part for part in parts if not part.stand_in(sentence)]
        named = len(parts) - len(missing)
        count = value(match["count"])
        listed = 1 + sentence[: match.start() - start].count(",")  # parts of another plan, with commas between
        said = sentence[: match.start() - start]
        items = said.count("、") - len(_ONE_PART.findall(said))
        left_out = whole and count == named == len(parts) - 1 and "本报告" in said
        if named < 4 or count is None or (count in (named, listed) and not left_out):
            continue
        if count > len(parts) and items in (count - 1, count):
            continue  # more parts than the form has, all of them listed
        fact = f"此处说有{count}部分，所列的是{named}部分"
        sure = left_out or (count == len(parts) and named == count - 1)
        if left_out:
            fact = f"此处说有{count}部分，正文却有{len(parts)}个部分"
        if sure:
            fact += f"，没有列“{missing[0].words[0] if missing[0].words else '其他需要报告的事项'}”"
        mark = passage.mark(match.start("count"), match.end())
        many = whole and count > named == len(parts) and items < count - 1
        severity = (
            Severity.WARNING if sure or many or _each_alone(passage.text, match.start(), named) else Severity.HINT
        )
        yield outcomes.finding(
            fact, [mark], severity=severity, expected=str(len(parts) if left_out else named), actual=str(count)
        )
