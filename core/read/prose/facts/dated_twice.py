"""Days that do not agree with what the same paragraph says of them.

11月20日完成，比11月15日的时限提前; 要求6月底前完成。7月12日提前完成; 座谈会于9月12日召开。9月10日座谈会上…;
提前完成年度任务。年度任务晚于规定时间完成.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.language.told_days import between, day_named
from core.read.prose.facts.same_thing import shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff“”]"


#: Done on a day, and that against the day that was set: 11月20日完成，比11月15日的时限提前5天.
_AGAINST = Sought(
    rf"""(?x)
    {day_named("done")}[^,;。\d]{{0,16}},[^,;。\d]{{0,6}}?[比较][^,;。\d]{{0,8}}{day_named("due")}[^,;。\d]{{0,10}}?
    (?P<told> (?: (?P<early> 提前 | 提早 | 早) | (?P<late> 晚 | 推迟 | 延迟 | 逾期 | 超期 | 滞后))了?(?:
    \d{{1,3}}天)?)"""
)
_BEFORE_IT = Sought(
    rf"""(?x)
    {day_named("done")}[^,;。\d]{{0,16}},[^,;。\d]{{0,4}}?(?P<told> (?: (?P<early> 早于 | 先于 | 提前于 | 赶在) |
    (?P<late> 晚于 | 迟于 | 滞后于))[^,;。\d]{{0,12}}{day_named("due")})"""
)
#: What was to be done by a day, and when it was done.
_SET = Sought(
    rf"""(?x)
    (?: 要求 | 应 | 须 | 规定 | 限 | 明确 | 部署)[^,;。\d]{{0,16}}{day_named("due")}(?: 之?前 | 以前)(?P<deed>
    [^,;。\d]{{2,14}})[,;。][^,;。\d]{{0,14}}?{day_named("done")}(?P<told> [^,;。\d]{{0,4}}(?: (?P<early> 提前 | 如期
    | 按期 | 按时 | 准时) | (?P<late> 逾期 | 超期 | 推迟 | 延期))[^,;。\d]{{0,10}})"""
)
_HELD = "召开|举办|举行|开展|组织"
#: An occasion with its day, and the day told with its name again.
_OCCASIONS = (
    Sought(rf"(?<![\u4e00-\u9fff])(?P<event>{_HAN}{{2,14}}?)(?:于|在){day_named('done')}(?:上午|下午)?(?:{_HELD})"),
    Sought(rf"""(?x)
        (?P<whole> {day_named("done")}(?: 上午 | 下午)?,?[^,;。\d]{{0,8}}?(?: {_HELD})了?(?P<event> {_HAN}{{4,16}})
        (?= [,;。]))"""),
)
_OCCASION_AGAIN = Sought(rf"(?P<told>{day_named('due')})(?:上午|下午)?(?:(?:{_HELD})?的)?(?P<behind>{_HAN}{{2,20}})")
_OCCASION = re.compile("(?:会|会议|培训|培训班|活动|演练|讲座|竞赛|测试|考试|论坛|开放日|课)$")
#: There were several of them.
_SEVERAL = re.compile(
    rf"""(?x)
    第[{ONES}两十\d]+[期次场批轮届] | [2-9两{ONES[1:]}十\d][期次场批轮届] | 分别 | 先后 | 另
    | 再次 | 又 | 首[场期次批] | 上年 | 去年 | 陆续 | 、\d"""
)
#: In time, and not in time, said of one thing.
_IN_TIME = Sought(
    rf"""(?x)
    (?<=[,;。\u4e00-\u9fff])(?P<said> (?: 提前 | 如期 | (?: 均 | 全部 | 都)已?(?: 按[时期] | 及时))(?: \d{{1,3}}
    [天日])?(?: 全面 | 圆满)?(?: 完成 | 办结 | 答复 | 报送 | 公布 | 公开 | 发布 | 交付 | 上线 | 建成 | 回复)了?
    (?P<what> {_HAN}{{0,16}}))(?= [,;。])"""
)
_NOT_IN_TIME = Sought(
    r"""(?x)
    (?<=[,;。])(?P<told> [^,;。\d]{2,24}?(?: [晚迟]于规定 | 比规定[^,;。\d]{0,6}[晚迟] | 未能?按[时期] |
    没有按[时期] | 滞后于?规定 | 超[出过]规定[时期] | 逾期(?! 未) | 超期)[^,;。\d]{0,12})"""
)
_WITHIN_AND_LATE = Sought(
    r"""(?x) (?P<said> (?: 均 | 全部 | 都 ) [^,;。]{0,10} (?: 期限 | 时限 | 规定时间 ) [内前] [^,;。]{0,8} ) ,
    (?P<told> 平均 (?: 逾期 | 超期 | 超时 ) \d{1,3} (?:\.\d)? 个? (?: 天 | 日 | 工作日 | 小时 ) )"""
)
_NOT_OF_IT = re.compile(r"""(?x)
    上年 | 去年 | 其他 | 未发生 | 没有发生 | 未出现 | 没有出现 | 杜绝 | 避免 | 防止 | 不存在 | 部分 | 个别 |
    少数 | 除 | 各 | 对 | 如 | 若 | 将 | 减少 | 问题$""")
_HALF_A_YEAR = 6


def dated_twice(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The places of a folded paragraph that its days gainsay, each with where the days stand."""
    if "月" in text:
        for sought in (_AGAINST, _BEFORE_IT, _SET):
            for match in sought.finditer(text):
                if _gainsaid(match):
                    yield match.span("told"), (match.start(), match.start("told"))
        yield from _occasions(text)
        yield from _deeds(text)
    for match in _WITHIN_AND_LATE.finditer(text):
        yield match.span("told"), match.span("said")
    yield from _in_time_or_not(text)


def _gainsaid(match: re.Match[str]) -> bool:
    done, due = _span(match, "done"), _span(match, "due")
    far = abs(done[0][1] - due[0][1]) > _HALF_A_YEAR
    if (far and not (match["done_year"] and match["due_year"])) or (
        match["done_year"] and not match["due_year"] and far
    ):
        return False
    return done[0] > due[1] if match["early"] else done[1] <= due[0]


def _span(match: re.Match[str], name: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Between which days a day lies; of years not told on both sides no notice is taken."""
    told = match.groupdict()
    return between(match, name, with_year=bool(told.get("done_year") and told.get("due_year")))


def _occasions(text: str) -> Iterator[tuple[_Place, _Place]]:
    for sought in _OCCASIONS:
        for before in sought.finditer(text):
            event = before["event"].strip("“”")
            if not _OCCASION.search(event):
                continue
            first = end_of(text, before.end(), FULL_STOPS)
            reach = end_of(text, min(first + 1, len(text)), FULL_STOPS)
            least = 2 if sought is _OCCASIONS[0] else 3
            for again in _OCCASION_AGAIN.regex.finditer(text, before.end(), reach):
                named = any(again["behind"].startswith(event[at:]) for at in range(len(event) - least + 1))
                named = named or (again["behind"].startswith(("活动当天", "活动现场")) and event.endswith("活动"))
                whole = _span(before, "done"), _span(again, "due")
                apart = whole[0][1] < whole[1][0] or whole[1][1] < whole[0][0]
                clause = text[start_of(text, before.start(), FULL_STOPS) : again.end()]
                if (
                    named
                    and apart
                    and not before["done_year"]
                    and not again["due_year"]
                    and not _SEVERAL.search(clause)
                ):
                    yield again.span("told"), before.span()


#: What was done on a day, and the day told with its name: 于2月底公布。3月公布的公开指南….
_DEEDS = "公布|发布|印发|完成|启动|上线|开通|修订|启用|投用|开始|建成"
_DONE_ON = Sought(rf"{day_named('done')},?[^,;。\d]{{0,6}}?(?P<deed>{_DEEDS})")
_DONE_ON_AGAIN = Sought(rf"(?P<told>{day_named('due')}(?P<deed>{_DEEDS})的)[《“]?(?P<behind>{_HAN}{{4,20}})")
_BEGUN, _OVER = ("启动", "开始"), ("完成", "上线", "启用", "投用", "建成")


def _deeds(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _DONE_ON_AGAIN.finditer(text):
        start = start_of(text, max(0, start_of(text, again.start(), FULL_STOPS) - 1), FULL_STOPS)
        known = text[start : start_of(text, again.start(), FULL_STOPS)]
        if again["behind"][:4] not in known or _SEVERAL.search(text[start : again.end("told")]):
            continue
        for before in _DONE_ON.regex.finditer(text, start, again.start()):
            one, other = _span(before, "done"), _span(again, "due")
            apart = one[1] < other[0] or other[1] < one[0]
            begun_after = before["deed"] in _OVER and again["deed"] in _BEGUN and one[1] < other[0]
            if begun_after or (before["deed"] == again["deed"] and apart):
                yield again.span("told"), before.span()
                break


def _in_time_or_not(text: str) -> Iterator[tuple[_Place, _Place]]:
    for said in _IN_TIME.finditer(text):
        clause = text[start_of(text, said.start(), COMMAS_AND_ENDS) : said.end()]
        if _NOT_OF_IT.search(clause):
            continue
        first = end_of(text, said.end(), FULL_STOPS)
        reach = end_of(text, min(first + 1, len(text)), FULL_STOPS)
        for told in _NOT_IN_TIME.regex.finditer(text, said.end(), reach):
            if shared(clause, told["told"], 4) and not _NOT_OF_IT.search(told["told"]):
                yield told.span("told"), said.span("said")
                break
