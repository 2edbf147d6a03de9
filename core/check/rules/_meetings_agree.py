"""Meetings held against what is said beside them: documents that they adopted, their order, sessions of one March."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.events.meetings import Congress, counted_day, inspections, meetings, plenums, sessions
from core.language.dates import NUMBER, YEAR
from core.language.numerals import ONES
from core.language.sentences import around
from core.language.sought import Sought
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.events.meetings import Plenum
    from core.check.wording.passages import Passage


class Disagreement(NamedTuple):
    """What stands at ``text[start:end]`` and does not agree, with the right characters where they are known."""

    start: int
    end: int
    fact: str
    right: str | None = None
    severity: Severity = Severity.WARNING


CONGRESS = Sought(r"(?:党的|中共)(?P<term>十[七八九]|二十)大(?![项类批])")
_KINDS = "决定|决议|建议|方案|准则|条例"
#: Behind a plenary session, the document that it adopted.
_ADOPTED = re.compile(
    rf"""(?x) (?:会议?|上)? (?:审议|表决|讨论|一致|并|和)* (?:通过|作出|发布|部署|提出)? 了? 的?
    (?:公报和|《公报》和|重要)?
    (?: 《 (?P<title> [^《》]{{0,60}}? ) (?P<kind> {_KINDS} ) 》
      | (?P<bare> 决定 | 决议 | 建议 ) (?= 精神 | 部署 | 要求 | 提出 | 解读 | [,。、] ) )"""
)
#: The same by what the document is about, in the clause behind the session.
_ABOUT = re.compile(r"[^。;]{0,12}(?:通过|审议|作出|提出)[^。;]{0,60}")
_NAMED_BEFORE = re.compile(r"(?:决定|决议|建议|方案)》?[^,。;]{0,6}$")


def disagreements(passage: Passage, year: int | None) -> Iterator[Disagreement]:
    """Everything of this module, for one passage of a report on ``year``."""
    text = passage.text
    for plenum in plenums(text) if "中全会" in text else ():
        congress = meetings().congress(plenum.term)
        if not passage.in_title(plenum.start):
            yield from _in_order(plenum)
        if congress is not None and len(plenum.numbers) == 1:
            yield from _documents(text, plenum, congress)
    yield from _other_committee(text, year)
    yield from _dated(text, year)
    yield from _conferences(passage, year)
    if "次会议" in text:
        yield from _of_one_march(passage, year)
    if year is not None:
        yield from _inspections(passage, year)
        yield from _counted(passage, year)


#: A congress, and the committee of another one right behind it: 党的二十大和十九届二中全会.
_COMMITTEE = Sought(rf"(?P<of>十[七八九]|二十)大(?:和|及|以及|、|与)(?P<term>十[七八九]|二十)届(?=[{ONES}]中)")
#: From the year after a congress its committee is the one that is meant.
_SINCE_CONGRESS = 1


def _other_committee(text: str, year: int | None) -> Iterator[Disagreement]:
    """The plenary sessions of one congress's committee behind the name of another congress."""
    for match in _COMMITTEE.finditer(text):
        congress = meetings().congress(match["of"])
        if match["of"] == match["term"] or congress is None or (year or 0) < congress.year + _SINCE_CONGRESS:
            continue
        fact = f"前面是“{match['of']}大”，后面的全会应是“{match['of']}届”的，此处写“{match['term']}届”"
        yield Disagreement(*match.span("term"), fact, match["of"])


def _in_order(plenum: Plenum) -> Iterator[Disagreement]:
    """Sessions of one committee are named one after the other, and none of them is left out."""
    numbers = plenum.numbers
    if any(b <= a for a, b in itertools.pairwise(numbers)):
        yield Disagreement(plenum.start, plenum.end, "各次全会应按先后排列，不重复")
        return
    lost = sorted(set(range(numbers[0], numbers[-1] + 1)) - set(numbers))
    if lost:
        left_out = "、".join(f"{ONES[number - 1]}中" for number in lost)
        yield Disagreement(plenum.start, plenum.end, f"各次全会之间疑漏“{left_out}”")


def _documents(text: str, plenum: Plenum, congress: Congress) -> Iterator[Disagreement]:
    """A document under another kind than the session adopted, or one that another session adopted."""
    number = plenum.numbers[0]
    name = f"{congress.name}届{ONES[number - 1]}中全会"
    kinds = congress.adopted[number - 1].split() if number <= len(congress.adopted) else []
    match = _ADOPTED.match(text, plenum.end)
    title = match["title"] if match else None
    group = "kind" if match and match["kind"] else "bare"
    if (
        match
        and not title
        and not kinds
        and number <= len(congress.adopted)
        and match[group] in ("决定", "决议", "建议")
    ):
        yield Disagreement(*match.span(group), f"{name}没有通过这样的文件，此处写“{match[group]}”，请核对是哪次全会")
        return
    if match and kinds and not title:
        if match[group] not in kinds and (group == "bare" or match["kind"] not in ("条例", "准则", "方案")):
            fact = f"{name}通过的是《{'》《'.join(kinds)}》，此处写“{match[group]}”"
            yield Disagreement(*match.span(group), fact, kinds[0] if len(kinds) == 1 else None)
        return
    about = _ABOUT.match(text, plenum.end)
    if about is None:
        return
    for decision in meetings().decisions:
        other = meetings().congress(decision.congress)
        if other is None or (decision.congress, decision.number) == (congress.name, number):
            continue
        for word in decision.words:
            at = text.find(word, plenum.end, about.end())
            end = re.compile(rf"[^,。;]{{0,20}}?(?:{_KINDS})").match(text, at + len(word)) if at >= 0 else None
            ends = text[at + len(word) - 2 : at + len(word)] in ("决定", "决议")
            if at >= 0 and (end or ends) and "中全会" not in text[plenum.end : at]:
                whose = f"{other.name}届{ONES[decision.number - 1]}中全会"
                fact = f"“{word}”是{whose}通过的文件，不是{name}的，请核对"
                yield Disagreement(at, at + len(word), fact)
                return


#: When a meeting was held, right before its name or behind it: 2024年7月召开的党的二十届三中全会.
_MET = "(?:胜利|在京|隆重|在北京)?(?:召开|举行|闭幕)"
_HELD_IN = re.compile(
    rf"(?:(?P<year>{YEAR})年|今年|同年)(?:(?P<month>{NUMBER})月)?(?:{NUMBER}日?(?:至|-|—)?)*日?,?{_MET}的(?:党的|中共)?$"
)
_WAS_HELD = re.compile(rf"[于在](?:(?P<year>{YEAR})年|今年)(?:(?P<month>\d{{1,2}})月)?[\d日至—-]{{0,8}}{_MET}")
#: The same with a month of the year that is told of.
_IN_MONTH = re.compile(rf"[于在]\d{{1,2}}月[\d日至—-]{{0,8}}{_MET}")
#: So far before a meeting's name its month may stand.
_BEFORE = 30


def _dated(text: str, year: int | None) -> Iterator[Disagreement]:
    """A congress, a plenary session or a session of the people's congress with the year or the month of another."""
    if not any(word in text for word in ("开的", "行的", "召开", "闭幕")):
        return
    known = meetings()
    held = [(*m.span(), c.held) for m in CONGRESS.finditer(text) if (c := known.congress(m["term"]))]
    for plenum in plenums(text):
        congress = known.congress(plenum.term)
        if congress and len(plenum.numbers) == 1 and plenum.numbers[0] <= len(congress.plenums):
            held.append((plenum.start, plenum.end, congress.plenums[plenum.numbers[0] - 1]))
    held += [(start, end, f"{of}-03") for start, end, of in sessions(text) if of != _MET_IN_MAY]
    for start, end, month in held:
        told = _HELD_IN.search(text, max(0, start - _BEFORE), start) or _WAS_HELD.match(text, end)
        in_month = _IN_MONTH.match(text, end) if told is None and year is not None else None
        if in_month and int(month[:4]) != year and not re.search(YEAR, text[slice(*around(text, start))]):
            fact = f"这次会议是{month[:4]}年召开的，报告年度是{year}年，请核对是否沿用了旧文"
            yield Disagreement(start, in_month.end(), fact)
        if told is None:
            continue
        said = told["year"] or (str(year) if year is not None else month[:4])
        if said != month[:4]:
            place = told.span("year") if told["year"] else told.span()
            fact = f"这次会议是{month[:4]}年召开的，此处写“{text[slice(*place)]}”"
            yield Disagreement(*place, fact, month[:4] if told["year"] else None)
        elif told["month"] and int(told["month"]) != int(month[5:]):
            fact = f"这次会议是{month[:4]}年{int(month[5:])}月召开的，此处写“{told['month']}月”"
            yield Disagreement(*told.span("month"), fact, str(int(month[5:])))


#: The sessions of 2020 met in May.
_MET_IN_MAY = 2020


def _conferences(passage: Passage, year: int | None) -> Iterator[Disagreement]:
    """A national conference that had not been held, nor one of its name before."""
    for name, first in meetings().conferences.items() if year is not None else ():
        at = passage.text.find(name) if first > (year or 0) else -1
        if at >= 0 and not re.search("迎接|筹备|即将", passage.text[max(0, at - 8) : at]):
            fact = f"“{name}”首次在{first}年召开，晚于报告年度{year}年，请核对"
            yield Disagreement(at, at + len(name), fact)


def _of_one_march(passage: Passage, year: int | None) -> Iterator[Disagreement]:
    """The congress and the conference meet in one month: of two that stand side by side, one of another year."""
    text, named = passage.text, sessions(passage.text)
    for (start, end, held), (later, stop, also) in itertools.pairwise(named):
        between = text[end:later]
        if held == also or len(between) > 3 or not re.fullmatch("(?:会?[、和与及]|以及)?", between):
            continue
        wrong = (start, end, held) if also == year else (later, stop, also)
        right = also if also == year else held
        fact = f"全国人大、全国政协的会议同年召开，“{text[wrong[0] : wrong[1]]}”是{wrong[2]}年的，另一个是{right}年的"
        yield Disagreement(wrong[0], wrong[1], fact)


#: What is carried out of a session, as what is new.
_CARRIED_OUT = Sought("传达|学习|贯彻|落实|宣传|精神|部署|要求")
_BACK = Sought("以来|曾|历[次届年]|先后|档案")


def _inspections(passage: Passage, year: int) -> Iterator[Disagreement]:
    """Plenary sessions of the commission for discipline, held each January."""
    for start, end, held in inspections(passage.text):
        sentence = passage.text[slice(*passage.sentence(start))]
        if passage.in_title(start) or _BACK.search(sentence) or not _CARRIED_OUT.search(sentence):
            continue
        if held > year + 1:
            yield Disagreement(start, end, f"这次全会应在{held}年召开，报告年度是{year}年，请核对是第几次")
        elif held == year + 1:
            fact = f"这次全会在{held}年1月召开，报告年度是{year}年，请核对是第几次"
            yield Disagreement(start, end, fact, severity=Severity.HINT)
        elif (
            held < year
            and not re.search(YEAR, sentence)
            and not any(other == year for _, _, other in inspections(passage.text))
        ):
            yield Disagreement(start, end, f"这次全会是{held}年召开的，报告年度是{year}年，请核对是否沿用了旧文")


def _counted(passage: Passage, year: int) -> Iterator[Disagreement]:
    """A day that is kept each year, by the number of another year: 第三十个全国土地日 in the report on 2024."""
    for start, end, falls, number in counted_day(passage.text):
        sentence = passage.text[slice(*passage.sentence(start))]
        years = {int(said) for said in re.findall(YEAR, sentence)}
        if falls == year or passage.in_title(start) or falls in years or _BACK.search(sentence):
            continue
        if years and year not in years:
            continue
        right = number + year - falls
        if right > 0:
            yield Disagreement(start, end, f"{year}年的是第{right}个，第{number}个在{falls}年，请核对")
