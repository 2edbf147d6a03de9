"""Dates that lack one of their parts, or have one word for another: 2024年618日, 6月18月, 2024月6月, 于6月18召开."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = re.compile(r"\d{1,2}日")
_M, _D = r"(?:0?[1-9]|1[0-2])", r"(?:[12]\d|3[01]|0?[1-9])"
#: What was done on a day, and what may stand between.
_DONE = (
    "(?:组织|全部|正式|统一|予以|对|向|在|将|前)?(?:召开|举办|举行|印发|发布|公布|公开|公示|修订|更新|上线|启用|启动|开展|完成|报送|"
    "收到|答复|办结|送达|编制|审议|培训|施行|结束)"
)
#: What a day is followed by where its 日 is lost. 6月18起 may count accidents, 6月18个 anything.
_BEHIND_DAY = "起(?=施行|执行|实施|开始|正式|[,。])|召开|举办|举行|印发|起至|施行|发布|修订|正式|上午|下午"


class Broken(NamedTuple):
    """``text[start:end]`` is no date: ``fact`` says what is wrong with it, ``replacement`` what is meant."""

    start: int
    end: int
    fact: str
    replacement: str | None = None
    sure: bool = False


#: Nothing else can be meant by it.
_DAY_FOR_MONTH = Sought(rf"\d{{4}}年{_M}(?P<at>日){_D}日")
#: Each with what it lacks or has for another, and the word that belongs at its mark.
_KINDS: tuple[tuple[Sought, str, str], ...] = (
    (_DAY_FOR_MONTH, "中的前一个“日”应为“月”", "月"),
    (Sought(r"(?<!\d)\d{4}年(?!36[56]日)\d{1,3}日(?![内均历常])"), "中缺“月”", ""),
    (Sought(rf"(?<![\d至到—~-]){_M}月\d{{1,2}}(?P<at>月)(?![至到—~、和及-])"), "中的后一个“月”应为“日”", "日"),
    (Sought(rf"\d{{4}}年{_M}(?P<at>年)(?:{_D}日|(?=[,。;]|$))"), "中的后一个“年”应为“月”", "月"),
    (Sought(rf"\d{{4}}年{_M}月\d{{1,2}}(?P<at>年)(?!度)"), "中的后一个“年”应为“日”", "日"),
    (Sought(rf"(?<!\d)(?:19|20)\d\d(?P<at>月){_M}月"), "中的前一个“月”应为“年”", "年"),
    (Sought(rf"(?<!\d)2\d\d年{_M}月(?:{_D}日)?"), "的年份少一位", ""),
    (Sought(rf"(?<!\d){_M}月\d{{3}}日"), "的日期多一位", ""),
    (Sought(rf"(?:^|(?<=[,。;、(于自至到为在]))月{_D}日"), "缺几月的数字", ""),
    (Sought(rf"(?:^|(?<=[,。;、(于自至到为]))年{_M}月(?:{_D}日)?"), "缺年份的数字", ""),
    (Sought(rf"\d{{4}}年{_M}月日(?=召|举|印|起|前|至|,|。|$)"), "缺几日的数字", ""),
    (Sought(rf"(?<!\d){_M}月{_D}日(?P<at>日)(?![常夜均程益报照喀土本])"), "中的“日”重复", "-"),
    (Sought(rf"\d{{4}}年{_M}月{_D}(?P<at>)(?={_BEHIND_DAY})"), "后面缺“日”字", "日"),
    (Sought(rf"(?<=[于在自从]){_M}月{_D}(?P<at>)(?={_DONE})"), "后面缺“日”字", "日"),
    (Sought(rf"(?<=[于至到自]){_M}(?P<at>)(?:[12]\d|3[01]|0[1-9])日(?={_DONE}|[前止起]|[,。;)]|$)"), "中缺“月”", "月"),
    (Sought(rf"(?<=于)\d{{1,2}}(?P<at>)(?={_DONE})"), "后面缺“月”或“日”", ""),
    (Sought(r"(?<!\d)(?:19|20)\d\d年(?P<at>)(?=(?:19|20)\d\d年(?!度))"), "与后面的年份之间缺“至”或顿号", ""),
    (Sought(r"(?<!\d)\d{1,2}时(?:\d{1,2}分)?(?P<at>)(?=\d{1,2}时)"), "与后面的时刻之间缺“至”", ""),
    (Sought(rf"(?<!\d){_M}月{_D}(?P<at>)(?=[止前]|起至|(?:至|—){_M}月{_D}日)"), "后面缺“日”字", "日"),
    (Sought(rf"\d{{4}}年{_M}月{_D}(?P<at>)(?=[,。;)](?!\d))"), "后面缺“日”字", "日"),
)


def broken_dates(text: str) -> Iterator[Broken]:
    """Every such stretch of a folded text, once; the first kind that fits says what is wrong.

    >>> [(b.fact, b.replacement) for b in broken_dates("于2024年6月18月召开")]
    [('中的后一个“月”应为“日”', '2024年6月18日')]
    """
    if not any(word in text for word in "年月日于时"):
        return
    told: list[range] = []
    for pattern, fact, right in _KINDS:
        for match in pattern.finditer(text):
            start, end = _whole(text, *match.span())
            if any(start in other or end - 1 in other for other in told):
                continue
            told.append(range(start, end))
            meant = None
            if right:
                at, behind = match.span("at")
                meant = text[start:at] + right.strip("-") + text[behind:end]
            yield Broken(start, end, fact, meant, sure=pattern is _DAY_FOR_MONTH)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """With the digits before and the day behind."""
    while start and (text[start - 1].isdigit() or text[start - 1] in "年月"):
        if text[start - 1] in "年月" and not text[start - 2 : start - 1].isdigit():
            break
        start -= 1
    day = _DAY.match(text, end)
    return start, day.end() if day and text[end - 1] == "月" else end
