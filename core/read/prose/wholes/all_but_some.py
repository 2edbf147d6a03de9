"""What all are said to have or to be, and some that have it not or are of another kind.

各村均已建立公开档案，尚余3个村未建档; 所有村都设立了公开栏，只有柳林村还没有; 申请均为网络提交，其中信函2件;
全部留言均已回复，待回复留言7条; 无一缺报，3个单位至今没有报送.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.kinds_denied import AgainstAll

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
#: A clause that says it of all.
_ALL = Sought(r"(?P<all>均|全部|都|人人|一律|无一|零空白|100%)(?P<what>[\u4e00-\u9fff]{0,14})(?=[,;。])")
#: In that clause or before it not all are meant, or it is no fact of this year.
_NOT_ALL = re.compile("除|其余|其他|的\\d|应|须|要求|确保|将|争取|上年|去年|力争|计划|可|能|不|基本|原则上|其中")
#: So many of them, or one by name, and that it is not so.
_SOME = re.compile(
    rf"""(?x) [,;] (?: 其中 | 但是? | 仍 | 尚 | 还 | 只 | 仅 | 余 | 有 | 另 ){{0,4}}
    (?: (?P<count> [1-9]\d{{0,3}} [个名家处件条项] ) (?P<of> {_HAN}{{0,4}}? ) | (?P<one> (?<=只有) {_HAN}{{2,5}}? ) )
    (?: 至今 | 目前 | 仍然? | 还 | 尚 | 全年 | 超过? (?:半|一|两|三) (?:年|个月) ){{0,2}}
    (?: (?P<not> 尚未 | 未能 | 未 | 没有 ) (?: 按时 | 按期 | 及时 ){{0,1}} (?P<undone> {_HAN}{{0,8}} )
      | (?P<otherwise> 由他人兼任 | 缺[配少]?[岗位人员]* | 空缺 | 空白 ) ) (?= [,;。] | $ )"""
)
_ELSEWHERE = re.compile("上年|去年|前|不在|不属|因|下年|新|暂|拟|将|临时|撤销|合并|外")
#: What all are of, and what is another of the same division: in one such clause all, in the next some.
_DIVISIONS = (
    ("网络|网上|线上|在线|互联网", "信函|邮寄|信件|书面信函", "当面|现场|窗口", "传真", "电子邮件"),
    ("书面", "口头", "电话"),
    ("予以公开", "部分公开", "不予公开", "不予处理", "无法提供"),
)
_KIND = "|".join(kind for division in _DIVISIONS for kind in division)
_ALL_OF_KIND = Sought(
    rf"""(?x) 申请 [\u4e00-\u9fff]{{0,4}}
    (?P<said> (?: 均 | 全部 | 都 ) (?: 为 | 是 | 由 | 以 | 通过 | 采用 | 已 | 依法 ){{0,2}}
    (?P<kind> {_KIND} ) {_HAN}{{0,8}} ) (?= [,;] )"""
)
_SOME_OF_KIND = Sought(
    rf"""(?x)
    (?<=[,;])(?: 其中)?(?P<kind> {_KIND})(?: 提交 | 提出 | 申请 | 答复 | 方式 | 的 | 为){{0,3}}(?P<count> [1-9]
    \d{{0,3}}件)(?= [,;。] | $)"""
)
#: 全部留言均已回复，待回复留言7条; 人人参加培训，缺席人员5名; 未收取费用，收取费用30元.
_WAITING = (
    (
        re.compile("(?:均|全部|都)已?(?:按[时期])?(?P<doing>回复|答复|办结|办理|整改|处理|公开|反馈|销号|归档)$"),
        "[,;](?:尚有|还有|仍有|有)?(?:待{doing}|未{doing})(?:的)?[\u4e00-\u9fff]{{0,4}}?[1-9]\\d{{0,4}}[件条个项处]",
    ),
    (
        re.compile("人人(?P<doing>参加|参训|到场)[\u4e00-\u9fff]{0,6}$"),
        "[,;](?:缺席|缺训|缺勤|未参加)(?:人员)?的?[1-9]\\d{{0,3}}[名人]",
    ),
)

#: Single sentences whose second clause takes back the first.
_TAKEN_BACK = (
    Sought(
        r"""(?x)
        (?P<said> (?: 未 | 没有)收到(?: 政府信息 | 政务信息 | 信息)?(?: 公开)?(?: 的)?申请),(?P<number> (?: 所收
        | 收到的)?申请(?: 内容 | 事项 | 人)?(?: 主要 | 多 | 均 | 集中)(?: 为 | 是 | 涉及 | 在)?)"""
    ),
    Sought("(?P<said>上年度?(?:没有|无)结转(?:的)?(?:申请)?(?:件)?),(?P<number>上年度?结转的?[1-9]\\d{0,3}件)"),
    Sought(
        r"""(?x)
        (?P<said> (?P<kind> 不予公开 | 部分公开 | 不予处理 | 无法提供 | 延期答复 | 逾期答复 | 行政复议 |
        行政诉讼)(?: 的)?(?: 申请)?0件),(?P<number> (?P=kind)的?(?: 申请)?的?(?: 主要)?(?: 原因 | 理由)[是为有])"""
    ),
    Sought(
        r"""(?x)
        (?P<said> (?<![\u4e00-\u9fff\d])(?! 一期 | 部分 | 主体 | 首批 | 第一)[^,;。\d]{2,20}已(?: 经 | 全部)?
        (?P<done> 完成 | 建成 | 上线 | 竣工 | 投用)),(?P<number> 预计(?: 明年 | 下年度? | 20\d\d年 | 年底 |
        下半年)[^,;。全整二]{0,6}(?P=done))(?= [,;。] | $)"""
    ),
    Sought(
        r"""(?x)
        (?P<said> (?: 均 | 全部 | 都)未(?: 收费 | 收取(?: 任何)?费用)),(?P<number> [^,;。\d]{0,4}(?: [1-9]
        \d{0,3}件申请)?收取[\u4e00-\u9fff]{0,6}[1-9]\d{0,5}(?: \.\d+)?元)"""
    ),
)
#: Of notices of fees and of fees: 未发出收费通知，涉及金额60元; 总金额0元，实际收费36元.
_FEES = (
    Sought(
        r"""(?x)
        (?P<said> (?: 未 | 没有)(?: 向申请人)?(?: 发出 | 收取 | 产生)[^,;。\d]{0,14}(?: 收费通知 | 处理费 |
        费用) | 收费通知(?: 的?件数)?为?0件),(?P<number> (?: 总 | 发出通知 | 通知 | 涉及 | 合计 | 共 | 实际 |
        收费 | 的){0,4}(?: 金额 | 总额 | 收取 | 收费)[为是共费用了]{0,3}[1-9]\d{0,5}(?: \.\d+)?元)"""
    ),
    Sought(r"(?P<said>总金额为?0元),(?P<number>(?:实际|共)?(?:收费|收取|缴纳)[为是共费用了]{0,3}[1-9]\d{0,5}元)"),
)
#: 都在15日内答复，最长的一件用时19个工作日.
_LONGEST = Sought(
    r"""(?x)
    (?P<said> (?: 均 | 都 | 全部)在(?P<most> \d{1,2})个?(?P<of> 工作日 | 日 | 天)内(?: 作出)?(?: 答复 | 办结
    | 回复)),(?P<number> (?: 其中)?(?: 用时 | 办理时间)?最[长慢][\u4e00-\u9fff]{0,8}?(?P<days> \d{1,3})个?
    (?P<unit> 工作日 | 日 | 天))"""
)
#: 均已整改到位。未整改的4个问题列入台账: what all have had done, and some that have it not.
_UNDONE = Sought(
    r"""(?x)
    (?<=[,;。])(?P<number> (?: 目前)?(?: 尚?未 | 没有 | 未能)(?: 及时 | 按[时期])?(?P<undone>
    [\u4e00-\u9fff]{2,8})的[1-9]\d{0,3}[件个项条处家名])"""
)


def all_but_some(paragraph: View) -> Iterator[AgainstAll]:
    """The sentences that say it of all and count some that are otherwise."""
    view = folded(paragraph)
    text = view.text
    for match in _ALL.finditer(text):
        start, end = start_of(text, match.start(), COMMAS_AND_ENDS), end_of(text, match.end(), FULL_STOPS)
        clause = text[start : match.end()]
        if _NOT_ALL.search(clause) or "除" in text[start_of(text, start, FULL_STOPS) : start]:
            continue
        some = _SOME.match(text, match.end(), end)
        if some and _same(clause, some) and not _ELSEWHERE.search(some[0]):
            yield AgainstAll(view.slice(start, match.end()), view.slice(some.start() + 1, some.end()))
            continue
        undone = _UNDONE.regex.search(text, match.end(), end_of(text, min(end + 1, len(text)), COMMAS_AND_ENDS))
        if undone and all(char in clause for char in undone["undone"]):
            yield AgainstAll(view.slice(start, match.end()), view.slice(*undone.span("number")))
            continue
        for said, waiting in _WAITING:
            told = said.search(clause)
            left = re.compile(waiting.format(doing=told["doing"])).match(text, match.end(), end) if told else None
            if left:
                yield AgainstAll(view.slice(start, match.end()), view.slice(left.start() + 1, left.end()))
    yield from _of_one_kind(view, text)
    for sought in (*_TAKEN_BACK, *(_FEES if "费" in text else ())):
        for match in sought.finditer(text):
            yield AgainstAll(view.slice(*match.span("said")), view.slice(*match.span("number")))
    for match in _LONGEST.finditer(text):
        alike = match["unit"] == match["of"] or match["unit"] == "工作日"
        if alike and integer(match["days"], 0) > integer(match["most"], 0):
            yield AgainstAll(view.slice(*match.span("said")), view.slice(*match.span("number")))


def _same(clause: str, some: re.Match[str]) -> bool:
    """Whether those are of what the clause speaks of, and what they have not is what all have."""
    if some["of"] and not any(some["of"].endswith(clause[i : i + len(some["of"])]) for i in range(len(clause))):
        return False
    if some["otherwise"]:
        return "配" in clause or "空白" in some["otherwise"]
    undone = (some["undone"] or "").removeprefix("能")
    if some["one"]:
        return not undone or all(char in clause for char in undone)
    return (not undone and some["not"] == "没有") or (bool(undone) and all(char in clause + "了的" for char in undone))


def _of_one_kind(view: View, text: str) -> Iterator[AgainstAll]:
    """Applications that are all of one kind, and some of them of another of the same division."""
    for match in _ALL_OF_KIND.finditer(text):
        start, end = start_of(text, match.start(), FULL_STOPS + ";"), end_of(text, match.end(), FULL_STOPS)
        if _NOT_ALL.search(text[start : match.start("said")]):
            continue
        for other in _SOME_OF_KIND.regex.finditer(text, match.end(), end):
            if _against(match["kind"], other["kind"]):
                yield AgainstAll(view.slice(*match.span("said")), view.slice(*other.span()))
                break


def _against(kind: str, other: str) -> bool:
    """Whether two kinds are different ones of a division."""
    for division in _DIVISIONS:
        places = [
            next((i for i, words in enumerate(division) if told in words.split("|")), -1) for told in (kind, other)
        ]
        if -1 not in places and places[0] != places[1]:
            return True
    return False
