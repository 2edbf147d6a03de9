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
_DATE = Sought(r"(?<![\d年至到])(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日(?![前后])")
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
#: The first step named right before its date: 征求意见于6月20日结束.
_NAMED_FIRST = tuple(
    re.compile(f"(?P<step>{first.pattern})(?:期限?|工作|活动|时间)?(?:于|在|自|至|截至|截止到?|定于)$")
    for first, _ in _STEPS
)
#: Of another year, of another thing, or told in an order that is not that of the days.
_ELSEWHERE = re.compile(
    "上年|去年|次年|翌年|第二年|明年|下一年|次月|此前|之前|先后|曾|早在|另|第[二两三]|分别|上次|前期|原|截至|直至|其中|每"
)
#: What began then, and is told to have gone on: 征求意见于6月20日启动.
_GOES_ON = re.compile("启动|开始")
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
        for at, (begins, follows) in enumerate(_STEPS):
            before, after = begins.search(between) or _NAMED_FIRST[at].search(lead), follows.search(behind)
            if before and after and (begins.search(between) or not _GOES_ON.match(between)):
                step = before.groupdict().get("step") or before.group()
                said = f"“{step}”在{first.group()}，“{after.group()}”却在{then.group()}，先后颠倒"
                yield Misplaced(first.start(), then.end() + after.end(), said)
                break
    yield from _drafted_when_out(text)


#: What is done to a draft, and told as done when the rule itself was out: 5月10日公布。其草案于5月25日征求意见.
_OUT = re.compile("(?<![未不])(?:正式)?(?:公布|印发|发布|施行|出台|实施|颁布)[^,;。]{0,6}$")
_DRAFTED = re.compile(r"(?:[至到—~-](?:\d{1,2}月)?\d{1,2}日)?[^,;。\d]{0,6}?(?P<step>征求|征集|起草|论证|听证|审议)")
_OF_IT = re.compile("^(?:该|其|这)(?:一|部|项)?[\u4e00-\u9fff]{0,8}?(?:草案|征求意见稿|送审稿|初稿)")
_CHANGED = re.compile("修订|修改|修正|第二|再次|新|废止|评估|上年|次年|20\\d\\d")


def _drafted_when_out(text: str) -> Iterator[Misplaced]:
    """The drafts of rules that are dated behind the rules themselves, in the sentence before."""
    if "草案" not in text and "稿" not in text:
        return
    for first, then in pairwise(m for m in _DATE.finditer(text)):
        start = start_of(text, then.start(), FULL_STOPS)
        if not start_of(text, first.start(), FULL_STOPS) < start == end_of(text, first.end(), FULL_STOPS) + 1:
            continue
        said = text[first.end() : end_of(text, first.end(), FULL_STOPS + ",;")]
        lead, done = text[start : then.start()], text[then.end() : end_of(text, then.end(), FULL_STOPS + ",;")]
        out, drafted = _OUT.search(said), _DRAFTED.match(done)
        later = (int(then["month"]), int(then["day"])) > (int(first["month"]), int(first["day"]))
        if out and drafted and later and _OF_IT.match(lead) and not _CHANGED.search(lead + done):
            told = f"“{out[0]}”在{first[0]}，草案“{drafted['step']}”却在{then[0]}，先后颠倒"
            yield Misplaced(first.start(), then.end() + drafted.end(), told)


def _earliest(time: re.Match[str]) -> tuple[int, int, int]:
    return int(time["year"] or 0), int(time["month"]), int(time["day"] or _THIRDS.get(time["third"], (1, 31))[0])


def _latest(time: re.Match[str], year: str | None) -> tuple[int, int, int]:
    return (
        int(time["year"] or year or 0),
        int(time["month"]),
        int(time["day"] or _THIRDS.get(time["third"], (1, 31))[1]),
    )
