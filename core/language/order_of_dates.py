"""Steps that follow each other with dates that do not: 9月5日受理申请，8月20日答复; 5月中旬收到，4月底办结."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.dates import YEAR
from core.language.parts_of_year import Misplaced
from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME = Sought(
    rf"""(?x) (?<! [\d至到—~年-] ) (?: (?P<year> {YEAR} ) 年 )? (?P<month> 1[0-2] | [1-9] ) 月
    (?: (?P<day> [12]\d | 3[01] | [1-9] ) 日 | (?P<third> [上中下]旬 | [初底末] ) | 份? (?! \d ) )
    (?! 起?[至到—~-] )"""
)
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "底": (20, 31), "末": (20, 31)}
#: What comes first and what can only come after it, in words that have the date before them.
_STEPS = tuple(
    (re.compile(f"(?<![未不再另])(?:{first})(?!的)"), re.compile(f"(?<![未不再另])(?:{then})(?!的|前|日|之[前日])"))
    for first, then in (
        ("收到|接到|受理|接收|提出|提交|递交|登记", "答复|办结|送达|回复|告知|办理完毕|寄出|作出"),
        ("审议通过|审定|讨论通过|研究通过|表决通过|集体审议|审核通过", "印发|公布|发布|施行|实施|出台"),
        ("开工|启动|开始|开馆|开班|开幕|上线试运行|试运行", "竣工|完工|结束|闭幕|结业|完成|验收|正式上线|结项"),
        ("征求意见|起草", "审议通过|印发|审定"),
        ("招标|开标", "中标|签订合同|开工|竣工"),
        ("报名", "考试|面试|录取|开班"),
        ("立案", "结案|宣判|审结|作出处罚"),
        ("发现|排查出|检查出|交办|转办", "整改完成|整改到位|完成整改|销号|办结|回复|反馈"),
        ("举报|投诉", "查处|办结|回复|反馈|答复"),
        ("印发|下发", "上报|报送|完成|总结"),
    )
)
#: Of another year, of another thing, or told in an order that is not that of the days.
_ELSEWHERE = re.compile(
    "上年|去年|次年|翌年|第二年|明年|下一年|次月|此前|之前|先后|曾|早在|另|第[二两三]|分别|上次|前期|原|截至|直至|其中|每"
)
_REACH = 40


def wrong_order(text: str) -> Iterator[Misplaced]:
    """The pairs of steps in a sentence of a folded text that are dated the other way round.

    >>> text = "9月5日受理申请,8月20日答复。4月8日审议通过,4月15日印发。申请于5月中旬收到,4月底办结。"
    >>> [m.fact for m in wrong_order(text)]
    ['“受理”在9月5日，“答复”却在8月20日，先后颠倒', '“收到”在5月中旬，“办结”却在4月底，先后颠倒']
    """
    times = list(_TIME.finditer(text))
    for first, then in pairwise(times):
        between = text[first.end() : then.start()]
        if not 1 < len(between) <= _REACH or any(mark in between for mark in FULL_STOPS + ";:"):
            continue
        if bool(then["year"]) > bool(first["year"]) or _earliest(first) <= _latest(then, first["year"]):
            continue
        end = end_of(text, then.end(), FULL_STOPS + ",;")
        behind = text[then.end() : end]
        lead = text[start_of(text, first.start(), FULL_STOPS + ",;") : first.start()]
        if any(char.isdigit() for char in behind) or _ELSEWHERE.search(lead + between + behind):
            continue
        for begins, follows in _STEPS:
            before, after = begins.search(between), follows.search(behind)
            if before and after:
                said = f"“{before.group()}”在{first.group()}，“{after.group()}”却在{then.group()}，先后颠倒"
                yield Misplaced(first.start(), then.end() + after.end(), said)
                break


def _earliest(time: re.Match[str]) -> tuple[int, int, int]:
    return int(time["year"] or 0), int(time["month"]), int(time["day"] or _THIRDS.get(time["third"], (1, 31))[0])


def _latest(time: re.Match[str], year: str | None) -> tuple[int, int, int]:
    return (
        int(time["year"] or year or 0),
        int(time["month"]),
        int(time["day"] or _THIRDS.get(time["third"], (1, 31))[1]),
    )
