"""Counts of a thing that is named again as known, digits and numerals alike: 举办培训4期。通过3期培训，…; 上述四道关口.

Only where nothing but the thing told before can be meant: behind 这 or 上述, as 通过 with the thing alone,
or at the head of a clause that tells of all of them together (8期简报共刊登…).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import COUNTING, ONES, value
from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Iterator


#: Units in which things are counted that a text can come back to.
_UNITS = "期场次个件份条项道名位家批轮篇类种部处块起宗户支册大"
_HAN = "[\u4e00-\u9fff]"
_POINTS = re.compile(
    "(?:上述|前述|(?<![从由将])这|(?:^|[,;。:]|未经|未?通过|经过|按照|对|将)以上)(?:的|共|所有|全部)?$"
)
_BY = re.compile("(?:^|[,;。:])(?:通过|经过)(?:这|上述|以上|全部)?$")
_HEAD = re.compile("(?:^|[,;。:])$")
#: All of them are looked at: 设有11个专栏。办公室对13个专栏逐一明确维护人员.
_UPON = re.compile(f"(?:^|[,;。:])(?:{_HAN}{{2,8}})?(?:对|将|把)(?:全部|所有)?$")
_UPON_ALL = re.compile(f"{_HAN}{{2,10}}?(?:逐一|逐个|逐项|均|全部|进行|开展|实行|的)")
#: What follows the noun where all that were counted are told of together, and where each of them is.
_TOGETHER = re.compile(f"{_HAN}{{2,6}}?(?:累计|合计|总计|平均|全年|年内|共(?!同|享|建|治|有))")
_EACH = re.compile(f"{_HAN}{{2,6}}?(?:均|全部|都|无一)")
_ALONE = re.compile(f"{_HAN}{{2,6}},")
#: Of all that there are, no more can be told.
_ALL_THERE_ARE = re.compile(f"全[县市区镇乡街校院局][{_UNITS}]?$|(?:下[设辖]|现有|设有|共有)$")
_WHOLE_NAME = 1
#: What is learnt from all that there were: 总结3件诉讼案件.
_LEARNT = re.compile("(?:总结|汲取|吸取|反思)(?:了|好)?$")
#: The sentence tells of another time, of others, of plans or of some only.
_ELSEWHERE = re.compile(
    "上年|去年|同期|历年|累计|每|各|下属|所属|近|计划|目标|其余|另|剩余|其中|再|新增|20[0-9]{2}年|拟|将"
)
_RELATED = ("月", "工作日", "百分点", "小时", "年", "季度", "次", "方面", "以上", "以下", "左右", "多")


#: 上述四道关口 behind 自查、核稿、签发三道关口: X518 counts the names.
_ABOVE_ALL = re.compile("(?:^|[,;。])(?:未?经过?|未通过|按照|通过|对)?(?:上述|以上)$")
_NAMES = re.compile(f"{_HAN}{{2,8}}(?:、{_HAN}{{2,8}}){{1,8}}等?$")
_PLAIN = re.compile(f"{_HAN}{{2,24}}")
#: Of fewer than so many each may have two, and by so many a number is not missed.
_FEW = 3
_TEN = 10
#: 分解到各科室 says nothing of what is told.
_TO_EACH = re.compile("[到至给]各.*")
#: So many each: 均明确了1名信息员.
_OF_EACH, _TWICE = Sought("[每各均]|分别|至少"), 2


class Named(NamedTuple):
    """A count: its place with the unit, its number, its unit, and the words behind it."""

    start: int
    end: int
    number: int
    unit: str
    noun: str


class NamedAgain(NamedTuple):
    """What is named again with another number than before."""

    again: Named
    before: Named
    again_view: View
    before_view: View


@cache
def _count() -> re.Pattern[str]:
    return re.compile(
        rf"""(?x) (?<! [\d.第每首〔{COUNTING}] ) (?<! [,;。:对将把其中的][前后] )
        (?P<count> \d{{1,4}} | [{ONES}两十]{{1,3}} )
        (?P<unit> [{_UNITS}] ) (?! {"|".join(_RELATED)} ) (?P<noun> {_HAN}{{0,8}} )"""
    )


_ANY = re.compile(
    rf"""(?x)
    (?: 上述 | 这 | 以上 | 通过 | 经过 | 总结 | 汲取 | 吸取 | 反思 | 对 | 将 | 把 )
    (?: 了 | 好 | 的 | 共 | 所有 | 全部 | 这 | 上述 | 以上 )* [\d两{ONES}十]
    | [,;。:] [\d两{ONES}十]{{1,4}} [{_UNITS}] {_HAN}{{1,7}}
      (?: 累计 | 合计 | 总计 | 平均 | 全年 | 年内 | 共 | 均 | 全部 | 都 | 无一 )
    | 全 [县市区镇乡街校院局] [\d{ONES}十]{{1,4}} [{_UNITS}]"""
)


def named_again(paragraph: View) -> Iterator[NamedAgain]:
    """The counts of a paragraph that come back with another number; sums and differences of those before are none."""
    view = folded(paragraph)
    text = view.text
    if not _ANY.search(text):
        return
    counts = [
        Named(match.start(), match.end("unit"), number, match["unit"], match["noun"])
        for match in _count().finditer(text)
        if (number := value(match["count"]))
    ]
    for index, again in enumerate(counts):
        told = counts[:index]
        before = _before(text, told, again)
        if before is None and told:
            before = (
                _one_each(text, told[-1], again) or _all_organs(text, told, again) or _by_its_last(text, told, again)
            )
        if before:
            again_view, before_view = (view.slice(told.start, told.end) for told in (again, before))
            yield NamedAgain(again, before, again_view, before_view)


def _before_first(text: str, counts: list[Named], again: Named) -> str:
    """What stands before the first count of the same things: 全镇17个行政村全部建成，18个行政村公开栏…."""
    first = next((told for told in counts if told.unit == again.unit and told.noun.startswith(again.noun[:2])), None)
    return text[max(0, first.start - 4) : first.start] if first and len(again.noun) > _WHOLE_NAME else ""


def _before(text: str, counts: list[Named], again: Named) -> Named | None:
    """The count told before of what is named again, where the two are not the same."""
    lead = text[max(0, again.start - 10) : again.start]
    pointed = _POINTS.search(lead) or (_BY.search(lead) and _ALONE.match(text, again.end))
    together = not pointed and _HEAD.search(lead) and _TOGETHER.match(text, again.end)
    larger = (
        not pointed
        and not together
        and (
            _LEARNT.search(lead)
            or (_HEAD.search(lead) and _EACH.match(text, again.end))
            or (_HEAD.search(lead) and _ALL_THERE_ARE.search(_before_first(text, counts, again)))
            or (_UPON.search(text[max(0, again.start - 14) : again.start]) and _UPON_ALL.match(text, again.end))
        )
    )
    if not (pointed or together or larger) or again.number < 2 or len(again.noun) < 2:
        return None
    same = [told for told in counts if told.unit == again.unit]
    if again.number in _sums([told.number for told in same]):
        return None
    alike = [told for told in same if again.noun[:2] in _beside(text, told)]
    spelled = again.number < _TEN and not text[again.start].isdecimal()
    if larger and spelled and alike and again.number != alike[-1].number + 1:
        return None  # in numerals a slip is a neighbour: 四个街道, 五个街道均
    if not alike or (larger and again.number <= max(told.number for told in alike)) or (together and len(alike) > 1):
        return None
    before = alike[-1]
    if _ABOVE_ALL.search(lead) and _NAMES.search(text[max(0, before.start - 24) : before.start]):
        return None  # told with what is listed there
    if text[: before.start].endswith(("一", "近", "约", "超过", "逾")) or text[before.start] == "一":
        return None
    here = text[start_of(text, again.start, CLAUSE_MARKS) : end_of(text, again.end, CLAUSE_MARKS)]
    clause = text[start_of(text, before.start, CLAUSE_MARKS) : before.end]
    if together:
        here = here[together.end() - again.start :]
    elif larger:
        here = _TO_EACH.sub("", text[again.start : again.start + len(here)])
    if again.number >= before.number * _TWICE and _OF_EACH.search(
        text[start_of(text, before.start, CLAUSE_MARKS) : before.start]
    ):
        return None
    if _ELSEWHERE.search(here) or number_words().comparing.stand_in(clause) or _ELSEWHERE.search(clause):
        return None
    return before


#: Words for organs or persons of several kinds together, and for each kind.
_TOGETHER_NOUNS = ("单位", "责任单位", "部门和", "乡镇和", "工作人员", "人员", "同志")
_OF_EITHER = ("部门", "单位", "乡镇", "街道", "专职", "兼职")
_LISTED = re.compile(f"{_HAN}{{1,8}}[、和]")


def _all_organs(text: str, counts: list[Named], again: Named) -> Named | None:
    """Organs of two kinds that come back as one number: 5个乡镇、8个部门，14个单位均已整改."""
    units = again.unit if again.unit == "名" else "个家"
    kinds = [told for told in counts if told.unit in units and told.noun.startswith(_OF_EITHER)]
    if len(kinds) <= 1:
        return None
    first, second = kinds[-2:]
    listed = text[first.end : second.start]
    if second.end > again.start or not _LISTED.fullmatch(listed):
        return None
    start, summed = start_of(text, again.start, FULL_STOPS), first.number + second.number
    together = (
        again.noun.startswith(_TOGETHER_NOUNS) and _HEAD.search(text[: again.start]) and _EACH.match(text, again.end)
    )
    if not together or first.start < start or _ELSEWHERE.search(text[start : again.start]):
        return None
    return Named(first.start, second.end, summed, second.unit, second.noun) if again.number > summed else None


#: 22个村均: the thing by the last character of its name.
_LAST_ONE = re.compile("(?P<noun>[村镇乡人店站所校院会])(?:均|全部|都)")
_SOME_OF = re.compile("其中|[、和]|新增|涉及|撤并|合并|上年|去年|其余|另")


def _by_its_last(text: str, counts: list[Named], again: Named) -> Named | None:
    """全镇辖21个行政村。22个村均设有公开栏: more than all there are, where the paragraph counts no others."""
    last = _LAST_ONE.match(text, again.end)
    if not last or not _HEAD.search(text[: again.start]):
        return None
    same = [told for told in counts if told.unit == again.unit and last["noun"] in told.noun[:4]]
    if len(same) != 1 or same[0].number >= again.number or again.number in _sums([told.number for told in counts]):
        return None
    return None if _SOME_OF.search(text[same[0].start : again.start]) else same[0]


#: 在职人员43人。45名在职人员均…: of persons whose name stands before their number.
_STAFF = Sought(rf"""(?x)
    (?P<noun> {_HAN}{{2,6}}?)(?: 共有? | 有 | 为 | 总数 | 总数为)?(?P<count> (?<![\d.第])\d{{1,4}})(?P<unit>
    [人名位])(?! 次)""")
_STAFF_AGAIN = Sought(rf"""(?x)
    (?: ^ | (?<=[,;。]))(?: 全{_HAN} | 这 | 上述)?(?P<count> \d{{1,4}})(?P<unit> [名位])(?P<noun> {_HAN}{{2,8}}?
    )(?: 均 | 全部 | 都)""")


def staff_again(paragraph: View) -> Iterator[NamedAgain]:
    """The persons of whom more than there are did something; their name stands before their number the first time."""
    view = folded(paragraph)
    text = view.text
    for again in _STAFF_AGAIN.finditer(text):
        told = [m for m in _STAFF.regex.finditer(text, 0, again.start()) if m["noun"].endswith(again["noun"])]
        if len(told) != 1 or _SOME_OF.search(text[told[0].start() : again.start()]) or "20" in again["noun"]:
            continue
        before, number = told[0], value(again["count"]) or 0
        first = value(before["count"]) or 0
        if (
            number > first
            and _ELSEWHERE.search(text[start_of(text, before.start(), FULL_STOPS) : before.end()]) is None
        ):
            yield NamedAgain(
                Named(again.start("count"), again.end("unit"), number, again["unit"], again["noun"]),
                Named(before.start("count"), before.end("unit"), first, before["unit"], before["noun"]),
                view.slice(again.start("count"), again.end("unit")),
                view.slice(before.start("count"), before.end("unit")),
            )


def _one_each(text: str, before: Named, again: Named) -> Named | None:
    """What each of those told before has, in a number that is nearly theirs: 8场发布会均设置实录，9份实录的浏览量…."""
    each = _EACH.match(text, before.end)
    if not each or again.unit == before.unit or len(again.noun) < 2 or text[again.start - 1] != ",":
        return None
    has = text[each.end() : again.start - 1]
    near = before.number > _FEW and 0 < abs(again.number - before.number) < _FEW
    return before if near and _PLAIN.fullmatch(has) and has.endswith(again.noun[:2]) else None


def _beside(text: str, told: Named) -> str:
    """The words of its clause that a count may be of."""
    start = max(start_of(text, told.start, CLAUSE_MARKS), told.start - 14)
    return text[start : told.start] + "," + told.noun


def _sums(values: list[int]) -> set[int]:
    """What may be meant by a number that comes back: one told, a sum of neighbours, or what is left of one."""
    found = set(values)
    for i, total in enumerate(values):
        for number in values[i + 1 :]:
            total += number
            found.add(total)
    return found | {abs(a - b) for a in values for b in values}
