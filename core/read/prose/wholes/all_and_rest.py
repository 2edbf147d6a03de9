"""What all are said to have done, and fewer of them or a rest that is told of then.

12项任务全部完成。完成的11项任务中…; 9个单位都建立了台账。建立台账的单位有7个; 档案全部移交。剩余的230卷等待移交;
以网络渠道为主，其中网络5件，信函14件; 只保留公众号。保留的微博和公众号….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.kinds_denied import AgainstAll
from core.read.prose.wholes.cannot_both_words import cannot_both_words
from core.read.prose.wholes.exclusive_values import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
_UNIT = "[件个项条家名份篇处次期场起宗户]"
_N = rf"(?:(?<![\d.第])[1-9]\d{{0,5}}|(?<![第{ONES}十])[两{ONES}十]{{1,3}})"
_ALL_OF = Sought(
    rf"""(?x) (?P<said> (?P<count> {_N} ) (?P<unit> {_UNIT} ) (?P<thing> [^,;。\d]{{0,18}}? )
    (?: 均 | 全部 | 都 | 悉数 | 全数 | 一律 | 无一例外 ) (?: 已经? | 按[期时] | 如期 | 予以 | 依法 | 及时 ){{0,2}}
    (?P<deed> (?! 为 | 是 | 由 | 在 | 以 | 未 | 不 | 没 | 无 ) {_HAN}{{2}} ) (?P<what> {_HAN}{{0,12}}? ) ) (?= 了?
      [,;。] )"""
)
_REST = Sought(rf"(?:^|(?<=[,;。]))(?P<told>(?:剩余|剩下|余下)的?(?:{_N}{_UNIT}?)?[^,;。]{{2,24}})")
_ALL = re.compile(rf"(?:均|全部|都|悉数|全数|所有){_HAN}{{2,14}}")
_OPEN = re.compile(rf"(?:等待|尚未|未能|没有|未|待)(?:能|及时|按[期时])?(?P<deed>{_HAN}{{2}})")
_MAINLY = Sought(
    rf"""(?x) (?P<said> 以 (?P<most> {_HAN}{{2,6}}? ) (?: 渠道 | 方式 | 途径 | 类 | 形式 | 申请 )? (?: 申请 | 解读
      | 提交 )? 为主
      | (?P<most_of> {_HAN}{{2,4}}? ) (?: 渠道 | 方式 | 途径 | 类 | 申请 ){{0,2}} (?: 居多 | 最多 | 占大多数 |
      占多数 | 占绝大多数 ) )"""
)
_COUNTED = re.compile(
    rf"(?P<name>{_HAN}{{2,8}}?)(?:的|有|共|为|提交|提出|申请|渠道|方式|解读|类){{0,3}}(?P<count>\d{{1,5}})(?P<unit>[件条篇份次个场])"
)
_KEPT = Sought(rf"(?P<said>(?:只|仅)(?P<deed>保留|开设|开通|设有|使用)了?(?P<what>{_HAN}{{3,10}}))(?=[,;。])")
_OTHERWISE = re.compile("上年|去年|除|应|须|要求|计划|将|拟|其中|半年|季度|\\d月|本年度?新收|新增|部分")
_SENTENCES = 1


def all_and_rest(paragraph: View) -> Iterator[AgainstAll]:
    """What is said of all, and where fewer or others are told of."""
    view = folded(paragraph)
    text = view.text
    for said, told in (pair for read in _READ for pair in read(text)):
        yield AgainstAll(view.slice(*said), view.slice(*told))


_Pair = tuple[tuple[int, int], tuple[int, int]]


def _fewer(text: str) -> Iterator[_Pair]:
    """As many as did it, told once more in a smaller number."""
    for match in _ALL_OF.finditer(text):
        if _OTHERWISE.search(text[start_of(text, match.start(), FULL_STOPS) : match.end()]):
            continue
        deed, unit = re.escape(match["deed"]), match["unit"]
        behind = end_of(text, match.end(), FULL_STOPS) + 1
        stop = end_of(text, behind, FULL_STOPS)
        known = match["thing"] + match["deed"] + match["what"] + "的了等中里"
        for form in (
            rf"(?:已|其中)?{deed}的(?P<count>{_N}){unit}(?P<of>{_HAN}{{0,4}})",
            rf"{deed}了?(?P<of>{_HAN}{{0,12}})的{_HAN}{{0,8}}?(?:共|有|为)(?P<count>{_N}){unit}",
            rf"(?:实际)?{deed}(?P<of>{_HAN}{{0,8}}?)(?P<count>{_N}){unit}(?=[,。])",
        ):
            told = re.compile(form).match(text, behind, stop)
            number, of_all = (value(told["count"]), value(match["count"])) if told else (None, None)
            same = told and sum(char in known for char in told["of"]) == len(told["of"])
            if (
                told
                and same
                and number
                and of_all
                and number < of_all
                and not _OTHERWISE.search(told[0].replace("其中", ""))
            ):
                yield match.span("said"), told.span()
                break


def _left_over(text: str) -> Iterator[_Pair]:
    """A rest of what all was done to."""
    for rest in _REST.finditer(text):
        here = start_of(text, rest.start(), FULL_STOPS)
        before = start_of(text, max(0, here - 1), FULL_STOPS)
        unfinished = _OPEN.search(text, rest.start(), end_of(text, rest.end(), FULL_STOPS))
        deed = unfinished["deed"] if unfinished else " "
        said = next((m for m in _ALL.finditer(text, before, rest.start()) if deed in m[0]), None)
        if said is None:
            continue
        clause = start_of(text, said.start(), COMMAS_AND_ENDS), end_of(text, said.end(), COMMAS_AND_ENDS)
        words = cannot_both_words()
        between = text[before : clause[0]]
        if not words.some_only.search(text[slice(*clause)]) and not re.search(
            f"除|其中|{NUMBER}", between + text[clause[1] : rest.start()]
        ):
            yield clause, rest.span("told")


def _mainly(text: str) -> Iterator[_Pair]:
    """What there is most of, in fewer than another of the same list."""
    for match in _MAINLY.finditer(text):
        most = match["most"] or match["most_of"]
        stop = end_of(text, min(end_of(text, match.end(), FULL_STOPS) + 1, len(text)), FULL_STOPS)
        told = list(_COUNTED.finditer(text, match.end(), stop))
        own = next((m for m in told if most[:2] in m["name"]), None)
        if own is None or _OTHERWISE.search(text[match.end() : stop].replace("其中", "")):
            continue
        near = [m for m in told if m["unit"] == own["unit"] and _beside(text, own, m)]
        more = next((m for m in near if integer(m["count"], 0) > integer(own["count"], 0)), None)
        if more:
            yield match.span("said"), more.span()


def _beside(text: str, own: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two counts are of one list: nothing but marks parts them."""
    first, then = sorted((own, other), key=lambda m: m.start())
    return own is not other and re.fullmatch("[,、;和及]", text[first.end() : then.start()]) is not None


def _more_kept(text: str) -> Iterator[_Pair]:
    """Only one was kept, and another is told of with it."""
    for match in _KEPT.finditer(text):
        behind = end_of(text, match.end(), FULL_STOPS) + 1
        told = re.compile(
            rf"(?:所)?{match['deed']}的(?:{_HAN}{{2,8}}[、和与及]{{1,2}}){{1,3}}{_HAN}{{2,8}}?(?=全年|均|都|共|累计|分别|[,。])"
        ).match(text, behind)
        if told and match["what"][-3:] in told[0] and not _OTHERWISE.search(told[0]):
            yield match.span("said"), told.span()


_BY = Sought(
    rf"(?P<said>(?:均|全部|都|一律)由(?P<who>{_HAN}{{2,10}}?)(?P<deed>解读|答复|审核|撰写|签发|办理|签批|担任|承担|主持|运维|拍摄))(?=[,;。])"
)
_ONLY_SO_MANY = Sought(
    rf"(?P<said>(?:仅有?|只有)(?P<count>{_N})(?P<unit>{_UNIT})(?:申请|文件|信息|留言)?(?P<what>[^,;。]{{4,16}}))(?=[,;。])"
)


def _by_others(text: str) -> Iterator[_Pair]:
    """All are done by one, and the rest by another."""
    for match in _BY.finditer(text):
        stop = end_of(text, min(end_of(text, match.end(), FULL_STOPS) + 1, len(text)), FULL_STOPS)
        start = start_of(text, match.start(), FULL_STOPS)
        told = re.compile(rf"[,;](?P<told>(?:其余|其他)[^,;。]{{0,6}}由{_HAN}{{2,8}}{match['deed']})").search(
            text, match.end(), stop
        )
        by = re.compile(
            rf"(?<=[,;。])(?P<told>由(?!{match['who']}){_HAN}{{2,10}}?{match['deed']}的{_HAN}{{0,4}}(?:有|共|为)?{_N}{_UNIT})"
        ).search(text, match.end(), stop)
        found = told or by
        if found and not _OTHERWISE.search(text[start : match.end()]) and match["who"] not in found[0]:
            yield match.span("said"), found.span("told")


def _more_than_so(text: str) -> Iterator[_Pair]:
    """Only so many were so, and more of them are told of."""
    for match in _ONLY_SO_MANY.finditer(text):
        behind = end_of(text, match.end(), FULL_STOPS) + 1
        told = re.compile(
            rf"(?:其中)?{re.escape(match['what'][:4])}[^,;。]{{0,12}}?的(?P<count>{_N}){match['unit']}"
        ).match(text, behind)
        number, only = (value(told["count"]), value(match["count"])) if told else (None, None)
        if told and number and only and number > only and not _OTHERWISE.search(told[0]):
            yield match.span("said"), told.span()


_READ = (_fewer, _left_over, _mainly, _more_kept, _by_others, _more_than_so)
