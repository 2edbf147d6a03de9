"""What is said of all, and a later clause or sentence that excepts some.

任务已全部完成。其中专区改造尚在施工; 各科室均已配备信息员。财务科至今没有信息员; 所有文件均同步解读。有3件文件没有解读;
申请均通过网络提交。当面提交的3件申请….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.kinds_denied import AgainstAll
from core.read.prose.facts.same_thing import shares_a_word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
_HOW = (
    "已经?|按[时期要]求?|如期|及时|依法|同步|得到|予以|向社会|圆满|"
    "顺利|主动|做到|实现|进行了?|都|均|全部|完成了?(?=整改)"
)
#: Said of all, with what they did or what became of them: 均已配备信息员.
_ALL = Sought(
    rf"""(?x)
    (?P<all> 均 | 全部 | 都 | 悉数 | 无一例外地? | 如期 | (?: 全部 | 所有 | 全体 | 各)[^,;。]{{2,14}}?已经?)(?:
    {_HOW}){{0,4}}(?P<done> (?! 为 | 是 | 由 | 在 | 以 | 未 | 不 | 没 | 能 | 可 | 会 | 有(?! 专)){_HAN}{{2}})了?
    (?P<what> {_HAN}{{0,14}})(?= [,;。])"""
)
#: Not all are meant, or it is a demand, a plan, or of another time.
_NOT_ALL = re.compile(
    r"""(?x)
    除 | 其余 | 其他 | 其中 | 应 | 须 | 要求 | 确保 | 争取 | 力争 | 计划 | 基本 | 原则上 | (?: 上年 | 去年)(?!
    度?(?: 存在 | 查 | 反馈 | 指出 | 提出 | 发现)) | 此前 | 将 | 务必 | 未 | 并非 | 不是 | 上半年 | 季度 | 大多
    | 多数 | 部分 | 拟 | 明年 | 下一步"""
)
#: Deeds that are done when nothing of them goes on.
_ENDED = re.compile(
    r"""(?x)
    完成 | 整改 | 销号 | 办结 | 建成 | 解决 | 落实 | 处理 | 修复 | 到位 | 竣工 | 完工 | 上线 | 办理 | 答复 |
    回复 | 兑现 | 交付 | 开通 | 清理 | 更新 | 归档 | 审结 | 配齐 | 投用"""
)
#: One or some of them that are not done yet, without their number.
_GOING_ON = Sought(
    r"""(?x)
    (?<= [,;。] ) (?P<some> (?: 其中 ,? | 但 ,? | 不过 ,? | 目前 | 目前仍?有 | 尚有 | 还有 | 仍有 ) [^,;。]{2,30}?
    (?: (?: 尚 | 仍 | 还 | 正 | 目前 | 一直 ) 在? (?: 施工 | 整改 | 推进 | 办理 | 协调 | 实施 | 建设 | 编制 | 审核
        | 处理 | 调试 | 修改 | 研究 | 修订 | 修复 | 开发 | 沟通 | 审批 | 论证 | 筹备 | 采购 )
        (?! 过程 | 期间 | 之中 | 机制 | 的 )
      | (?: 尚 | 仍 | 还 | 至今 | 目前 ) 未 (?! 发现 | 出现 | 收到 | 发生 | 接到 ) [\u4e00-\u9fff]{2}
      | (?: 尚 | 仍 | 还 | 至今 ) 没有? (?: 完成 | 整改 | 解决 | 落实 | 启动 | 开工 | 办结 )
      | 没有启动 | 未能 (?: 按[时期] )? 完成 | 推迟到 | 搁置 ) )"""
)
_REST = Sought(
    r"""(?x)
    (?<=[,;。])(?P<some> (?: 其余 | 剩余 | 余下 | 剩下)的?[\d一二两三四五六七八九十]{0,3}
    [\u4e00-\u9fff]{1,8}[^,;。]{0,16}?(?: 没有 | 未 | 尚未 | 仍在 | 尚在 | 正在 | 推迟))"""
)
#: Some of them by their number or by their names, that have not.
_NOT = r"(?:尚未|还未|仍未|至今未|至今没有|未能|没有|没能|未)(?:及时|按[时期]|同步|予以|依法|向社会|能|及|进行)?"
_NUMBERED = rf"(?:[1-9]\d{{0,3}}|[{ONES}两十]{{1,2}})[个项件条名人处份家所次位]"
_ELSEWHERE = re.compile(
    r"""(?x)
    上年 | 去年 | 往年 | 此前 | 曾 | 原先 | 原来 | 之前 | 下属 | 所属 | 其他 | 如 | 若 | 凡 | 杜绝 | 避免 | 防止
    | 有没有 | 是否 | 不存在 | 未发现 | 将 | 明年 | 下一步 | 计划 | 经督促 | 补[齐办报充]"""
)
_COUNT = "[1-9]\\d{0,3}[件个条项人名份篇家]"
#: In time, published, of one kind or everywhere are said to be all; some, in the next clauses or sentence, are not.
_AGAINST_ALL = (
    Sought(
        rf"""(?x)
        (?P<said> (?: 均 | 全部 | 都)(?: 已 | 在)?(?: 提前 | 按[时期] | [^,;。]{{0,6}}[期时]限内)(?: 办结 | 答复
        | 回复 | 办理)(?: 完毕)?)[,;。](?: [^。;]{{0,20}},)?(?P<told> (?: 有 | 其中 | 但有 | 另有)?{_COUNT}
        [^,;。\d]{{0,16}}(?: 超过(?! \d) | 逾期 | 超期 | 超时 | 超出)(?! 未))"""
    ),
    Sought(
        rf"""(?x) (?P<said> (?: 均 | 全部 | 都 ) [^,;。]{{0,6}} 予以公开 [^,;。]{{0,4}} ) [,;。]
        (?: 其中 )? (?P<told> (?: 不予公开 | 无法提供 | 部分公开 ) 的? (?: 申请 )? {_COUNT} )"""
    ),
    Sought(
        rf"""(?x)
        (?P<said> (?: 均 | 全部 | 都)(?: 为 | 是)(?P<kind> [\u4e00-\u9fff]{{2}})(?P<head> 解读 | 培训 | 申请 |
        文件 | 信息 | 人员 | 活动 | 账号 | 意见 | 答复))[,;。](?: [^。;]{{0,16}},)?(?P<told> 其中,?(?P<other>
        [\u4e00-\u9fff]{{2}})(?P=head){_COUNT})"""
    ),
    Sought(
        rf"""(?x)
        (?P<said> [^,;。\d]{{0,16}}全覆盖)[,;。](?: [^。;]{{0,20}}[,。])?(?P<told> (?: 但 | 目前 | 仍有 | 尚有
        | 还有)*[^,;。\d]{{0,12}}?(?: [1-9]\d{{0,2}} | [两{ONES[1:]}])[个家所处][^,;。\d]{{1,8}}?(?: 尚未
        | 未 | 没有)(?: 设立 | 建立 | 建成 | 覆盖 | 配备 | 开展 | 纳入 | 设置 | 开通))"""
    ),
)
#: Ways of which each excludes the others, as all are said to have come, and as some did.
_WAYS = (
    ("网络|网上|线上|在线", "当面|信函|邮寄|现场|窗口|书面|传真"),
    ("信函|邮寄", "当面|网络|网上|线上|在线|现场"),
    ("当面|现场", "网络|网上|线上|在线|信函|邮寄"),
)
_ALL_BY = tuple(
    (
        Sought(rf"""(?x)
            (?P<said> 申请[^,;。\d]{{0,4}}(?: 均 | 全部 | 都)(?: 是 | 为 | 由 | 以 | 通过 | 经 | 采用)+(?: {way}
            )[^,;。]{{0,8}})(?= [,;。])"""),
        Sought(
            rf"""(?x)
            (?<=[,;。])(?: 其中 | 对)?(?P<some> (?: 以 | 通过)?(?: {others})(?: 方式 | 渠道)?(?: 提交 | 提出 |
            申请 | 递交 | 收到 | 渠道 | 方式 | 的){{1,3}}[^,;。\d]{{0,4}}[1-9]\d{{0,3}}[件份])"""
        ),
    )
    for way, others in _WAYS
)


#: Other cases than applications.
_DISPUTES = re.compile("复议|诉讼")


def all_but_later(paragraph: View) -> Iterator[AgainstAll]:
    """What is said of all in a paragraph, and some that the two clauses behind or the next sentence except."""
    view = folded(paragraph)
    text = view.text
    for match in _ALL.finditer(text):
        start, end = start_of(text, match.start(), COMMAS_AND_ENDS), match.end()
        clause = text[start:end]
        if _NOT_ALL.search(clause) or "除" in text[start_of(text, start, FULL_STOPS) : start]:
            continue
        some = _some(text, match, clause) or _rate(text, match, clause)
        if some:
            yield AgainstAll(view.slice(start, end), view.slice(*some))
    for sought in _AGAINST_ALL:
        for match in sought.finditer(text):
            elsewhere = _NOT_ALL.search(match["said"]) or _ELSEWHERE.search(match["told"])
            if not elsewhere and ("kind" not in match.groupdict() or match["kind"] != match["other"]):
                yield AgainstAll(view.slice(*match.span("said")), view.slice(*match.span("told")))
    for match in _COVERED.finditer(text):
        start = start_of(text, match.start(), COMMAS_AND_ENDS)
        if not _NOT_ALL.search(text[start : match.start() + 3]):
            yield AgainstAll(view.slice(start, match.start() + 3), view.slice(*match.span("told")))
    for said, others in _ALL_BY:
        for match in said.finditer(text):
            if _NOT_ALL.search(text[start_of(text, match.start(), FULL_STOPS) : match.start()]):
                continue
            other = others.regex.search(text, match.end(), _reach(text, match.end()))
            if other and not _ELSEWHERE.search(text[match.end() : other.end()]):
                yield AgainstAll(view.slice(*match.span("said")), view.slice(*other.span("some")))


def _reach(text: str, at: int) -> int:
    """The end of the sentence behind the one that ends next."""
    first = end_of(text, at, FULL_STOPS)
    return end_of(text, min(first + 1, len(text)), FULL_STOPS)


def _some(text: str, match: re.Match[str], clause: str) -> tuple[int, int] | None:
    """Where some are told that the deed was not done by or to."""
    reach = _reach(text, match.end())
    if _ENDED.search(match["done"] + match["what"]):
        for sought in (_GOING_ON, _REST):
            going_on = sought.regex.search(text, match.end(), reach)
            if going_on and _DISPUTES.search(text, match.end(), going_on.end()) and not _DISPUTES.search(clause):
                continue  # 申请已全部办结。行政复议17件，其中尚未审结4件
            if going_on and _excepted(text, match, going_on):
                return going_on.span("some")
    done, what = re.escape(match["done"]), match["what"]
    if text.find(match["done"], match.end(), reach) < 0 and (not what or text.find(what[-3:], match.end(), reach) < 0):
        return None  # to make the pattern takes longer
    own = "[了过]?" + re.escape(what[:2]) if what else ""
    not_done = re.compile(
        rf"(?<=[,;。])(?P<lead>[^,;。]{{0,24}}?)(?P<not>{_NOT}{done}(?P<what>{own})?)"
        rf"(?!率|[^,;。]*(?:情况|问题|现象)$)"
        + (
            rf"|(?<=[,;。])(?P<lead_of>[^,;。]{{2,20}}?)(?P<no>(?:至今|仍|尚)(?:没有|无){re.escape(what[-3:])})"
            if what
            else ""
        )
    )
    for other in not_done.finditer(text, match.end(), reach):
        lead = other["lead"] if other["not"] else other["lead_of"]
        if what and other["not"] and not other["what"] and not shares_a_word(what, lead or ""):
            continue
        behind = text[other.end() : end_of(text, other.end(), COMMAS_AND_ENDS)]
        told = (lead or "") + behind
        if _ELSEWHERE.search(text[match.end() : other.end()]) or _ELSEWHERE.search(behind):
            continue
        subject = clause[: match.start("all") - match.end() + len(clause)]
        numbered = re.search(_NUMBERED, told)
        if "其中" in told and "因" in told:
            continue  # 其中1个镇因合并未公开: why it is none of them is told
        if numbered and (
            shares_a_word(subject, told) or not words_of(subject) or re.search("其中|仍有|尚有|但有|还有", told)
        ):
            return other.start(), other.end() + len(behind)
        if (
            not numbered
            and lead
            and (other.groupdict().get("no") or re.match("(?:其中|但|仅|只有|唯)", lead))
            and _of_one_kind(subject, lead)
        ):
            return other.start(), other.end()
    return None


_COVERED = Sought(r"""(?x)
    全覆盖[^。;]{0,30}?[,。](?: [\u4e00-\u9fff]{0,4})(?P<told> 覆盖率(?: 均?为 | 达到? | 是 | 仅为)?了?
    \d{1,2}(?: \.\d+)?%)""")


def _rate(text: str, match: re.Match[str], clause: str) -> tuple[int, int] | None:
    """A rate of less than all, by the verb that all are said of: 全部按时答复，按时答复率为96%."""
    reach = _reach(text, match.end())
    if text.find("率", match.end(), reach) < 0:
        return None  # to make the pattern takes longer
    at = match.start() - (match.end() - len(clause))
    before = clause[max(0, at - 2) : at]
    verbs = {
        match["done"],
        *(match["done"][:1] + char for char in match["what"][:2]),
        before if match["done"] in ("到位", "完成") else "",
    }
    names = "|".join(re.escape(verb) for verb in sorted(verbs) if len(verb) > 1)
    rate = re.compile(
        rf"""(?x)
        (?<=[,;。])(?P<lead> [\u4e00-\u9fff]{{0,4}}?)(?P<told> (?: 按[时期] | 及时 | 同步)?(?: {names})(?: 完成
        )?率(?: 均?为 | 达到? | 是 | 仅为)?了?\d{{1,2}}(?: \.\d+)?%)"""
    ).search(text, match.end(), reach)
    if not rate or _ELSEWHERE.search(text[match.end() : rate.end()]) or "同期" in text[match.end() : rate.end()]:
        return None
    timely = re.search("按[时期]|及时|限时", rate["told"])
    return rate.span("told") if not timely or timely[0][0] in clause else None


def _excepted(text: str, match: re.Match[str], some: re.Match[str]) -> bool:
    """Whether what goes on is one of what is all said to be done."""
    between = text[match.end() : some.start()]
    behind = text[some.end() : end_of(text, some.end(), FULL_STOPS)]
    over = re.search("已[经于]?|后来|最终|现", behind)
    counted = re.search(r"\d", some["some"][:6])
    far = between.strip(COMMAS_AND_ENDS) and not re.match("其中|其余|剩余|余下|剩下", some["some"])
    return not (over or counted or far or _ELSEWHERE.search(some["some"]))


def _of_one_kind(subject: str, lead: str) -> bool:
    """Whether those named are of the kind of all: 各科室, 法规科、财务科."""
    return any(char in lead for char in subject if char not in "各个所有全部的我本,已其中") or not subject
