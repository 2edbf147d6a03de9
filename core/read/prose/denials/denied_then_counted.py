"""What a clause says there was none of, and the next clauses count as a thing that is known.

没有收到群众提交的公开申请，3件申请均已答复; 无行政诉讼案件。应诉的1起案件已整理成典型案例;
未收到信函和当面申请，对收到的5件信函申请当日登记;
不存在逾期，逾期的2件均已致歉; 没有开设政务微博。微博全年发布信息120条.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.denials import Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

#: The verbs of what is denied.
_DONE = (
    "聘请|引入|开设|开通|设立|设置|建立|建设|运营|开办|编制|注册|建有|印发|配备|安装|举办|召开|组织|开展|举行|安排|收到|接到|受理"
    "|接收|发生|出现|产生|存在|新增|征集|收集|收取|被提起|提起|发现|制发|制定|出台|新制定|新制发|发布|公布|作出|办理|追究"
)
#: A clause that denies a thing.
_DENIED = Sought(
    rf"""(?x) (?P<denial>
    (?: (?: [尚从并]未 | (?<![尚从并]) 未曾? ) (?= {_DONE} ) | 没有 | 不存在
      | 无 (?! [法偿障遗论缝纸关需须故从效线锡疑] ) )
    (?P<verb> {_DONE} )? 过? (?: 任何 | 新的 | 一[例件起次宗] )?
    (?P<what> [\u4e00-\u9fff“”、]{{2,26}} ) ) (?= [,;。] )"""
)
#: Who and when, before it in its clause; nothing else may be said there.
_LEAD = re.compile(
    r"""(?x)
    (?: 20\d\d年度? | 本年度? | 全年 | 今年 | 年内 | 期间 | 公开征求意见 | 继续 | 也 | 均 | 都 | , | 保持
      | 我 [局委办厅院镇乡街道队馆所处]* | 本 [机关单位局委镇乡]* | 街道 | 局机关
      | [\u4e00-\u9fff]{2,8} [局委办镇乡县区市]
    ){0,4}"""
)
#: What narrows nothing before a thing, and is no part of its name behind it.
_ANY = re.compile(
    r"""(?x)
    (?: 因 | 由 | 针对 | 关于 | 涉及 | 公民 | 群众 | 村民 | 居民 | 市民 | 公众 | 社会
      | 法人 | 其他组织 | 自然人 | 申请人
      | 和 | 或者? | 的 | 、 | 有关 | 相关 | 提交 | 提出 | 递交 | 引起 | 引发 | 产生 | 发生 | 被申请
      | 政府信息公开 | 政务信息公开 | 信息公开 | 政务公开 | 依申请公开 | 公开
      | 新闻 | 政务 | 门户 | 官方 | 独立 | 专门 | 政策 | 行政 (?= 规范|复议|诉讼 )
    )+"""
)
_LAST = re.compile("(?:的?(?:情况|情形|案件|事项|活动|工作|现象|问题|事件|账号|记录))+$")
_JOINED = re.compile("[、和与及或]|以及")
#: What is done with a thing stands behind it: 第三方机构|开展评估.
_DOING = re.compile("开展|进行|参与|提供|组织|推送|发布")
#: What is meant by a thing when it is told in other words.
_ALSO = (
    (re.compile("诉讼|应诉"), "应诉|败诉|胜诉|起诉|被诉"),
    (re.compile("复议"), "维持|纠正|撤销|被复议"),
    (re.compile("追究|追责|问责"), "被?追究责任|被?追责|被?问责"),
    (re.compile("逾期|超期"), "逾期|超期|超时"),
    (re.compile("意见"), "采纳"),
    (re.compile("投诉|举报"), "被?投诉|举报"),
    (re.compile("收费|费"), "收费|缴费|交费"),
)
#: The clause between, or that of the count, is of other times, of others or of another kind.
_ELSEWHERE = re.compile(
    r"""(?x)
    上年 | 去年 | 往年 | 历年 | 以前 | 结转 | 季度 | 半年 | 月份 | 年初 | 年底 | 截至 | 此前 | 之后 | 后来 | 曾 | 同期
    | 上级 | 各 | 下属 | 所属 | 除 | 其他 | 其余 | 另 | 下一步 | 计划 | 拟 | 将 (?! \d ) | 明年
    | 转办 | 转载 | 转发 | 协助 | 参加 | 修订 | 修改 | 废止 | 清理 | 委托 | 因 | 不再 | 仍 | 如 | 通报的 | 现行 | 现有
    | 20\d\d年"""
)
_NUMBER = rf"(?:[1-9]\d{{0,4}}|[两十{ONES[1:]}])"
_UNIT = "件|起|宗|例|份|条|次|场次|场|期|名|人|个|篇"
#: What may stand before a count that takes up what is known.
_OPEN = "(?:(?<=[,;。:])|对|将|把|就|向|通过|给)(?:全年|年内|共|累计|已|上述)?"
#: Patterns of things that were denied: those of some twenty reports, for names come from drafts and never end.
_REMEMBERED = 256
#: Of so few letters a name is none.
_LEAST = 2


class _Denied(NamedTuple):
    """A thing that is denied, by its names and by what else tells of it."""

    names: tuple[str, ...]
    also: str


def denied_then_counted(paragraph: View) -> Iterator[Contradiction]:
    """The things that a clause denies and one of the next two clauses counts as known."""
    view = folded(paragraph)
    text = view.text
    for denial in _DENIED.finditer(text):
        start = start_of(text, denial.start(), COMMAS_AND_ENDS + ":")
        lead = text[start : denial.start()]
        if not _LEAD.fullmatch(lead):
            continue
        end = _reach(text, denial.end())
        for told in _told(denial["what"]):
            if not told.also and not any(text.find(name, denial.end(), end) >= 0 for name in told.names):
                continue  # to make the pattern takes longer
            counted = _counted(told).search(text, denial.end(), end)
            if counted and not _ELSEWHERE.search(text[denial.end() : counted.end()]):
                yield Contradiction(
                    view.slice(*denial.span("denial")), view.slice(*counted.span(counted.lastgroup or 0))
                )
                break


def _reach(text: str, at: int) -> int:
    """The end of the second clause behind a denial, over one full stop at most."""
    for _ in range(2):
        if at < len(text):
            at = end_of(text, at + 1, COMMAS_AND_ENDS)
    return min(at + 1, len(text))


def _told(what: str) -> Iterator[_Denied]:
    """The things that are denied together, without the words that narrow nothing."""
    plain = _LAST.sub("", what.replace("“", "").replace("”", ""))
    items = [plain] if not _JOINED.search(plain) else [item for item in _JOINED.split(plain) if item]
    for item in items:
        names: list[str] = []
        plain = _ANY.sub("", item, count=1) if _ANY.match(item) else item
        for name in (item, plain, *_DOING.split(plain)[:1]):
            if len(name) >= _LEAST and "的" not in name and name not in names:
                names.append(name)
        also = "|".join(others for thing, others in _ALSO if names and thing.search(names[-1]))
        if names or also:
            yield _Denied(tuple(names), also)


@lru_cache(_REMEMBERED)
def _counted(told: _Denied) -> re.Pattern[str]:
    """What counts a thing as known, or tells what came of it."""
    kinds: list[str] = []
    if told.names:
        names = "|".join(map(re.escape, told.names))
        about = "(?:政府信息公开|信息公开|政务公开|公开)?"
        done = f"(?:[\u4e00-\u9fff]{{2,6}}的)?{_NUMBER}(?:{_UNIT}){about}(?:{names})(?![表书人指渠模])"
        kinds += [
            rf"(?<=[,;。])(?P<used>(?:根据|按照|依据|结合|通过|利用)(?:[\u4e00-\u9fff]{{1,4}}?)?"
            rf"(?:{names})(?:的|推送|发布|公开|出具))",
            f"{_OPEN}(?P<counted>{done})",
            rf"(?<=[,;。])(?:全年|年内|截至年底)?(?P<active>(?:{names})(?:全年|年内|共计?|累计|已){{0,2}}"
            rf"(?:粉丝|关注|阅读|浏览|访问|推送|发布|更新|接待|邀请|参加|参训|覆盖|答复|办结)[\u4e00-\u9fff]{{0,6}}[1-9]\d*)",
        ]
    if told.also:
        kinds += [
            f"{_OPEN}(?P<became>(?:{told.also})的{_NUMBER}(?:{_UNIT}))",
            f"{_OPEN}(?P<became_too>{_NUMBER}(?:{_UNIT})(?:{told.also}))",
        ]
    return re.compile("|".join(kinds))
