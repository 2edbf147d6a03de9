"""What is said to be done to the last and is not.

办结率100%，尚有3件未办结; 按时答复率100%，逾期答复1件; 均已整改，尚有2个未整改; 全部办结，有1件结转下年度;
任务全部完成，还有3项正在推进.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What is done, by the word that the rate and what is not done share.
_DOING = "答复|办结|办理|回复|整改|反馈"
_RATE = Sought(
    rf"(?P<timely>按时|按期|及时|限时)?(?P<doing>{_DOING})率(?:均|都|也|继续|保持)?(?:为|达到?|是|实现)?了?100%"
)
#: The same told the other way round: 结转下年2件，全部办结.
_CARRIED_THEN_ALL = Sought(
    r"""(?x)
    (?: (?<![\u4e00-\u9fff]) 结转 [到至]? (?: 下一?年度? | 次年 ) (?: 继续 )? (?: 办理 )? [1-9]\d{0,3} 件
        (?: 继续办理 )?
      | (?<![\u4e00-\u9fff]) 结转 [到至]? 20\d\d年度? [1-9]\d{0,3} 件 继续办理
      | [1-9]\d{0,3} 件 (?: 申请 )? 结转 [到至]? (?: 下一?年度? | 次年 ) (?: 继续 )? (?: 办理 )? ) ,
    (?: [现均都] | 目前 )? (?: 已经? )? 全部
    (?: 已 | 按时 | 按期 | 依法 | 及时 | [在于] [规法] 定 [的时期]? [时期]? [限间]? 内? ){0,3}
    (?: 办结 | 办理完毕 | 办理 | 答复 | 办复 ) (?: 完毕 | 完成 )? (?= [,;。] | $ )"""
)
#: Late ones, or such as failed, told before the rate that is of all: 1件超期答复，按时答复率100%.
_LATE_THEN_ALL = (
    Sought(
        r"""(?x)
        (?P<left> [1-9]\d{0,3}[件条个项封][^,;。\d]{0,14}?(?: 逾期 | 超期 | 超时 | 超过期限 | 未能?按[时期])
        (?! 率 | 未)[^,;。]{0,6}),[^;。]{0,24}?(?P<rate> (?: 按时 | 按期 | 及时 | 限时 | 如期 | 准时)(?:
        答复 | 办结 | 办理 | 回复 | 反馈 | 处理 | 完成)率(?: 均?为 | 达到? | 是 | 实现 | 保持)?了?100%)"""
    ),
    Sought(
        r"""(?x)
        (?P<left> (?: [1-9]\d{0,3}[件条个项家批名人处份][^,;。\d]{0,4}?不合格 | 不合格[^,;。\d]{0,6}?[1-9]
        \d{0,3}[件条个项家批名人处份])),[^;。]{0,16}?(?P<rate> (?<!不)合格率(?: 均?为 | 达到? | 是 | 实现 |
        保持)?了?100%)"""
    ),
)
#: A rate of all, and so many in the next sentence that have not: 参训率100%。有4人未参加培训.
_WHOLE_RATE = Sought(r"""(?x)
    (?P<doing> 参训 | 到会 | 参加 | 覆盖 | 配备 | 更新 | 公开 | 报送 | 解读 | 答复 | 办结 | 回复 | 整改)率(?:
    均?为 | 达到? | 是 | 实现)?了?100%""")
_SOME_NOT = Sought(
    r"""(?x)
    (?<=[,;。])(?P<told> (?: 但?有 | 仍有 | 尚有 | 还有 | 其中)?[1-9]\d{0,3}[人名件个条家项][^,;。\d]{0,12}?
    (?: 未能? | 没有)(?: 按[时期] | 及时)?(?P<verb> 参加 | 参训 | 到会 | 覆盖 | 配备 | 更新 | 公开 | 报送 | 解读
    | 答复 | 办结 | 回复 | 整改))"""
)
_MENDED = re.compile("上年|去年|整改后|复[查检核]|最终|目前|现已|重新|补[考办正]|除|同期")
#: More of what all are said to have been done to, or to have done.
_DONE = (
    "更新|公开|编制|报送|开通|公示|完成|配齐|配备|建立|建成|建档|设立|设置|审查|审核|归档|发布|公布|上线|达标|备案|覆盖|落实|处理"
    "|清理|移交|签订|培训"
)
#: What was to be dealt with as a whole, and how it is said to go on.
_DEALT_WITH = ("完成", "办结", "办理", "答复", "回复", "整改", "处理", "落实")
_GOING_ON = "推进|办理|整改|落实|实施|处理|协调|进行"
#: Said in words of all of them.
_ALL = Sought(
    rf"""(?x)
    (?P<all> 均 | 全部 | 都 ) (?: 已经? | 得到 | 予以 | 依法 | 如期 | 圆满 ){{0,3}}
    (?P<timely> 按时 | 按期 | 及时 | 限时 )?
    (?: 完成 | 作出 )? 了? (?: [^,;:。、\d]{{0,8}}? ) (?P<doing> {_DOING} | {_DONE} )
    (?: 完毕 | 完成 | 到位 | (?P<what> 了? [^,;:。、\d]{{2,6}} ) )? (?= [,;] )"""
)
#: With one of these before it, not all are meant: 除2件外，其余均已办结.
_NOT_ALL = re.compile("的\\d|到期|能|可|除|其余|其他|其中|应|须|要求|确保|将|争取|上年|去年|不|未|非")
#: Any of the whole may be called so.
_ANY_PART = (None, "", "申请", "问题", "单位", "部门")
#: Carried over to the next year: not dealt with in this one.
_CARRIED_ON = re.compile(
    r"""(?x) [,;] (?: [仅尚还另] | 有 | 共 | 剩[余下] | 其余 ){0,3}
    (?: [1-9]\d{0,3} 件 (?: 申请 )? 结转 (?: 到|至 )? (?: 下|次 )
    | 结转 (?: 到|至 )? (?: 下一?年度? | 次年 ) (?: 继续 )? (?: 办理 )? (?: 的 | 申请 ){0,2} [1-9]\d{0,3} 件 )"""
)
_CARRIED_IN = Sought("(?:上一?年度?|去年)(?:度)?结转")
#: What may stand in a clause before what is not done without naming another thing.
_LEAD = "[,;](?:其中|但是?|[仅只尚还仍]|[现目]?前|有|剩余|其余|剩下|余|的)*"
#: Behind a semicolon another thing is counted.
_ANOTHER = re.compile(r";[^,;。]*\d")
_PIECES = re.compile(r"\d{1,6}(?=件)")
_COUNT = "[1-9]\\d{0,4}(?:件|条|封|个|份|宗|起|项|次|家|处)"
#: What the clause says of those left that were none of the whole, or were done in the end.
_NO_PART = Sought("不计|不在|销号|不属于|不纳入|到位|已完成|申请人")


class Unfinished(NamedTuple):
    """A rate of 100 %, or what is said of all, and the count of what was not done, or not in time."""

    rate: View
    left: View


def unfinished(paragraph: View) -> Iterator[Unfinished]:
    """What is done to the last, and what the same sentence then counts that was not; it may name nothing else."""
    view = folded(paragraph)
    text = view.text
    yield from _all_of_them(view, text)
    for told in _CARRIED_THEN_ALL.finditer(text):
        number, _, said = told[0].partition(",")
        yield Unfinished(
            view.slice(told.end() - len(said), told.end()), view.slice(told.start(), told.start() + len(number))
        )
    if "率" not in text or "100%" not in text:
        return
    for rate in _WHOLE_RATE.finditer(text):
        end = end_of(text, min(end_of(text, rate.end(), FULL_STOPS) + 1, len(text)), FULL_STOPS)
        some = _SOME_NOT.regex.search(text, rate.end(), end)
        if some and some["verb"][0] in rate["doing"] and not _MENDED.search(text[rate.start() : some.end()]):
            yield Unfinished(view.slice(rate.start(), rate.end()), view.slice(*some.span("told")))
    for sought in _LATE_THEN_ALL:
        for told in sought.finditer(text):
            if not _MENDED.search(text[start_of(text, told.start(), FULL_STOPS + ";") : told.end()]):
                yield Unfinished(view.slice(*told.span("rate")), view.slice(*told.span("left")))
    for rate in _RATE.finditer(text):
        end = end_of(text, rate.end(), FULL_STOPS)
        doing = rate["doing"]
        left = _left(doing, timely=bool(rate["timely"])).search(text, rate.end(), end)
        named = left is not None and left["of"] not in _ANY_PART
        if left and not named and not _NO_PART.search(text[left.start() : end]):
            yield Unfinished(view.slice(rate.start(), rate.end()), view.slice(left.start() + 1, left.end()))


def _all_of_them(view: View, text: str) -> Iterator[Unfinished]:
    for told in _ALL.finditer(text):
        start, end = start_of(text, told.start(), FULL_STOPS + ";"), end_of(text, told.end(), FULL_STOPS)
        clause = text[start_of(text, told.start(), COMMAS_AND_ENDS) : told.end()]
        if _NOT_ALL.search(clause) or "除" in text[start : told.start()]:
            continue
        left = _left(told["doing"], timely=bool(told["timely"]), whole=not told["what"]).search(text, told.end(), end)
        if left is None and told["doing"] == "办结" and not _CARRIED_IN.search(text[start:end]):
            left = _CARRIED_ON.search(text, told.end(), end)
            if left and _is_rest(text[start : left.end()]):
                left = None
        of = left.groupdict().get("of") if left else None
        if of and of not in _ANY_PART and of not in text[start : told.end()]:
            continue  # 目录全部更新，尚有2个专栏未更新; 部门均已编制，2个新设部门正在编制
        if left and _ANOTHER.search(text, told.end(), left.start()):
            continue  # 建议5件，均已办结；提案4件，2件正在办理
        if left and not _NO_PART.search(text[left.start() : end]):
            yield Unfinished(view.slice(told.start(), told.end()), view.slice(left.start() + 1, left.end()))


def _is_rest(text: str) -> bool:
    """Whether the last number is what others before it leave: 受理11件，答复9件，均已办结，2件结转."""
    came, *done = map(int, _PIECES.findall(text))
    return any(came - number == done[-1] for number in done[:-1])


@cache
def _left(doing: str, *, timely: bool, whole: bool = False) -> re.Pattern[str]:
    """What contradicts a rate: not done, of timely ones also done late; of a ``whole`` also what goes on otherwise."""
    undone = f"(?:尚|还|仍|全年|至今)*未(?:能|经|按时|按期|如期|及时|完成)*{doing}|待{doing}"
    going_on = (
        f"(?:延期后|目前|仍然?|还)*(?:尚在|正在|仍在)(?:{f'{_GOING_ON}|' * (whole and doing in _DEALT_WITH)}{doing})"
    )
    late = "|(?:逾期|超期|超时限?)(?:未?(?:答复|办结|办理|回复))?" if timely else ""
    said = f"(?:{undone}{late}|{going_on})"
    of = "[\u4e00-\u9fff]{0,4}?"
    return re.compile(f"{_LEAD}(?:{said}(?:的|件|共|有)*{_COUNT}|{_COUNT}(?P<of>{of}){said})")
