"""What a draft says is done, and elsewhere that it is not.

已建立保密审查制度。保密审查制度尚未建立; 网站改版完成。网站改版仍在进行; 今年未修订公开指南。新修订的公开指南….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import COMMAS_AND_ENDS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.facts.same_thing import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HAN = "[\u4e00-\u9fff“”]"
_DEEDS = (
    "纳入|列入|建立|建成|制定|出台|印发|编制|开通|开设|设立|设置|"
    "配备|配齐|聘请|完成|上线|启用|更新|修订|公布|发布|成立|组建|启动|落实|接入"
)
#: Done to a thing that is named behind the verb, and before it.
_DONE = (
    Sought(
        rf"""(?x)
        (?: ^ | (?<=[,;。\u4e00-\u9fff]))(?P<said> (?: 已经? | 全面 | 今年 | 新 | 顺利 | 年内 | 率先 | 均已 |
        按期 | 如期)(?P<deed> {_DEEDS})了?(?P<what> {_HAN}{{4,22}}))(?= [,;。])"""
    ),
    Sought(rf"(?:^|(?<=[,;。局委办]))(?P<said>(?P<deed>{_DEEDS})了(?P<what>{_HAN}{{4,22}}))(?=[,;。])"),
    Sought(
        rf"""(?x) (?: ^ | (?<= [,;。] ) ) (?P<said> (?P<what> {_HAN}{{4,22}}? ) (?: 工作 )?
        (?: 已经? | 于 [^,;。]{{1,8}} | 全面 | 如期 | 顺利 | 编制 | 建设 | 改造 ){{1,3}} (?P<deed> {_DEEDS} )
        (?: 完[成毕] | 到位 | 运行 | 并 {_HAN}{{2,8}} )? ) (?= [,;。] )"""
    ),
    Sought(rf"(?:^|(?<=[^未没不尚应拟将]))(?P<said>(?P<deed>纳入|列入)(?P<what>{_HAN}{{4,14}}))(?=[,;。])"),
    Sought(rf"""(?x)
        (?: ^ | (?<=[,;。年]))(?P<said> (?: 1[0-2] | [1-9])月(?: [1-3]?\d日)?(?P<deed> {_DEEDS})了?(?P<what>
        {_HAN}{{4,22}}))(?= [,;。])"""),
)
#: Said to be the same as before, and then told of as altered.
_UNALTERED = Sought(
    rf"""(?x)
    (?: ^ | (?<=[,;。]))(?P<said> (?: (?P<what> {_HAN}{{4,16}}?)(?: 今年 | 全年 | 年内 | 本年度)?(?: 未 | 没有)
    [作进]?行?(?P<deed> 调整 | 修订 | 更新 | 修改 | 改版) | (?: 今年 | 全年 | 年内 | 本年度 | 我局){{0,2}}(?: 未
    | 没有)(?: 对)?(?P<deed_first> 调整 | 修订 | 更新 | 修改 | 改版)过?(?P<what_behind> {_HAN}{{4,16}})))(?=
    [,;。])"""
)
_NOT = "(?:一直|至今|目前|迟迟|仍然?|还|尚){0,2}(?:未能?|没有?能?)(?:及时|按[时期]|全面|真正)?"
_GOING_ON = "(?:目前)?(?:仍|尚|还|正)在(?:进行|推进|实施|建设|编制|开发|修改|调试|筹备|筹建)"
#: Not done to a thing that is named before, and behind the verb.
_UNDONE = (
    Sought(
        rf"""(?x)
        (?: ^ | (?<=[,;。是]))(?P<told> (?P<what> {_HAN}{{4,26}}?)(?: 进展缓慢,)?(?: {_NOT}(?: 编制 | 建设)?
        (?P<deed> {_DEEDS})(?: 完[成毕] | 到位)? | (?P<going> {_GOING_ON})))(?= [,;。])"""
    ),
    Sought(rf"(?:^|(?<=[,;。是]))(?P<told>{_NOT}(?P<deed>{_DEEDS})过?(?P<what>{_HAN}{{4,22}}))(?=[,;。])"),
)
#: What stands before a name in its clause and is no part of it.
_LEAD = re.compile(
    r"""(?x)
    (?: 截至[^,;。]{1,6} | 目前 | 但是? | 不过 | 而 | 主要(?: 问题 | 不足)是 | 一是 | 二是 | 三是 | 由于
    [^,;。]{2,6} | 我[局委办县市区镇乡] | 本[机单][关位] | 全[县市区镇] | 今年 | 本年度 | 全年 | 年内 | 对 |
    的 | 了)+"""
)
_ENDING = re.compile("(?:工作|任务|建设|等|情况)$")
#: Of others or of other times, or not the whole of it.
_ELSEWHERE = re.compile(
    r"""(?x)
    上年 | 去年 | 往年 | 此前 | 以前 | 之前 | 原先 | 曾 | 部分 | 个别 | 少数 | 有的 | 一些 | 基层 | 各 | 下属 |
    所属 | 村 | 企业 | 其他 | 除 | 如 | 若 | 阶段 | 一期 | 二期 | 上半年 | 季度 | 计划 | 拟 | 将 | 明年 | 下一步
    | 升级 | 二次 | 再次 | 全部 | 完全 | 不存在 | 是否 | 尚未.*的 | 试点"""
)
_LEAST, _OWN = 4, 2


class Undone(NamedTuple):
    """What is told as not done, and where the same is told as done; each with its section."""

    section: str | None
    told: View
    before_section: str | None
    before: View


class _Done(NamedTuple):
    section: str | None
    view: View
    what: str
    deed: str
    at: int


def done_and_undone(paragraphs: Iterable[tuple[str | None, View]]) -> Iterator[Undone]:
    """The things that a draft tells as done and, behind that, as not done."""
    written = [(section, folded(paragraph)) for section, paragraph in paragraphs]
    for section, view in written:
        yield from _altered(section, view)
    if not any(
        word in view.text for _, view in written for word in ("未", "没", "在进行", "在推进", "在建设", "在编制")
    ):
        return
    undone = [
        (section, view, match, plain)
        for section, view in written
        for sought in _UNDONE
        for match in sought.finditer(view.text)
        if (plain := _plain(match["what"])) and not _ELSEWHERE.search(_clause(view.text, match))
    ]
    if not undone:
        return
    done = [one for section, view in written for one in _done(section, view)]
    for section, view, match, plain in undone:
        at = view.offsets[match.start()]
        for before in done:
            if before.at < at and _same(before, plain, match):
                yield Undone(section, view.slice(*match.span("told")), before.section, before.view)
                break


def _altered(section: str | None, view: View) -> Iterator[Undone]:
    """今年未修订公开指南。新修订的公开指南…: within one paragraph."""
    for said in _UNALTERED.finditer(view.text):
        what, deed = _plain(said["what"] or said["what_behind"]), said["deed"] or said["deed_first"]
        if not what or _ELSEWHERE.search(said[0]):
            continue
        again = re.compile(rf"""(?x)
            (?: 新{deed} | {deed}后)的(?: 政府信息 | 政务信息)?{re.escape(what)}""").search(view.text, said.end())
        if again and not _ELSEWHERE.search(view.text[said.end() : again.start()]):
            yield Undone(section, view.slice(*again.span()), section, view.slice(*said.span("said")))


def _done(section: str | None, view: View) -> Iterator[_Done]:
    text = view.text
    for sought in _DONE:
        for match in sought.finditer(text):
            clause = _clause(text, match)
            plain = _plain(match["what"])
            if plain and not _ELSEWHERE.search(clause) and "未" not in clause and "没" not in clause:
                yield _Done(section, view.slice(*match.span("said")), plain, match["deed"], view.offsets[match.start()])


def _clause(text: str, match: re.Match[str]) -> str:
    return text[start_of(text, match.start(), COMMAS_AND_ENDS) : end_of(text, match.end(), COMMAS_AND_ENDS)]


def _plain(what: str) -> str:
    """The bare name, "" where it is too short or a word of the genre."""
    name = what.strip("“”")
    lead = _LEAD.match(name)
    name = name[lead.end() :] if lead else name
    name = _ENDING.sub("", name)
    own = len(words_of(name).replace("/", ""))
    return name if len(name) >= _LEAST and own >= _OWN and "的" not in name else ""


def _same(before: _Done, plain: str, match: re.Match[str]) -> bool:
    """Whether it is the same thing, one of its names ending the other, and the same deed."""
    if not (before.what.endswith(plain) or plain.endswith(before.what)):
        return False
    deed = match.groupdict().get("deed")
    return deed is None or deed[0] == before.deed[0] or deed == "完成"
