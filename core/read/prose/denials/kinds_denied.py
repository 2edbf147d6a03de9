"""What is said of all or of none, and a number of the same paragraph that is one of those there were none of.

全部为自然人提出，其中法人提出2件; 除1件结转下年度外全部办结，没有结转下年度的申请; 收到申请0件，均已办结.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language import dates
from core.language.numerals import ONES
from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Applicants of one kind only.
_NATURAL_ONLY = Sought(
    r"""(?x) (?: 全部 | 均 | 都 ) (?: 为 | 由 | 是 | 来自于? | 系 ) 自然人
    | (?: 未 | 没有 ) (?: 收到 | 接到 )? 法人 (?: [和或]者? | 及 ) 其他组织
      (?: 的 | 提出 | 提交 ){0,2} [^,;。]{0,8} 申请"""
)
_OF_OTHERS = Sought(
    r"""(?x) (?: 法人 (?: 或者? 其他组织 | 和其他组织 )? | 企业 | 公司 | 其他组织 )
    (?: 提出 | 提交 | 申请 | 的 | 有 | 为 ){0,3} (?P<behind> [1-9]\d{0,3} 件 ) (?= [,;、。()] | 的?申请 | $ )
    | (?P<before> [1-9]\d{0,3} [家个] (?: 企业 | 公司 | 法人 ) 的? (?: 申请 (?! 公开 ) | 提出 | 提交 ) )"""
)
#: Nothing carried over, and so many.
_NONE_CARRIED = Sought(r"(?:没有|无|未有|不存在)(?:申请)?(?:需要?)?结转[到至]?(?:下|次)一?年度?")
_SOME_CARRIED = Sought(
    r"""(?x) (?P<before> [1-9]\d{0,3} 件 (?: 申请 )? (?: 依法 )? 结转 [到至]? [下次] 一?年度? )
    | 结转 [到至]? [下次] 一?年度? (?: 继续 )? (?: 办理 )?
      (?: 的 | 申请 | 有 | 为 ){0,3} (?P<behind> [1-9]\d{0,3} 件 )
    | (?<![上年]结转的) (?P<one> [1-9]\d{0,3} 件 ) (?: 申请 )? (?: 因 [^。;]{2,24}? )? , [^,。;\d]{0,8}?
      (?: 结转 | 转入 | 转到 | 顺延 ) [到至]? (?: [下次]一?年度? | 明年 | 20\d\d年 ) (?: 继续 )? (?: 办理 | [,。;] )"""
)
#: Other times and other things.
_ELSEWHERE = re.compile("上年|去年|往年|历年|复议|诉讼|各|下属|所属|[乡镇]")
#: Of some applications only: 网络申请9件均为自然人提出.
_SOME_ONLY = re.compile("网|线上|信函|邮|当面|现场|窗口|半年|季度|其中|予以|不予|转办")
#: None came in, and all of them were dealt with.
_ALL_OF_NONE = Sought(
    rf"""(?x) (?: 收到 | 受理 | 新收 | 接收 | 接到 ) [^,;。\d{ONES}零]{{0,16}}
    (?: 申请 | 建议 | 提案 | 申请表 ) (?: 数量 )? (?: 共 | 为 )? (?P<none> [0零] [件份] )
    (?: , [^,;。:\d]{{0,12}} (?: 0 [件份] )? ){{0,2}}? ,
    (?P<all> (?: 现 | 目前 | 已 | 本年度? | 所有 | 申请 ){{0,3}} (?: 均 | 全部 | 都 ){{1,2}} [^,;。\d未无不]{{0,14}}
    (?: 答复 | 办结 | 办理 | 回复 | 办复 ) )"""
)
#: Something else came in that may be meant.
_OTHER_COUNTS = re.compile(f"[1-9]\\d{{0,3}}(?![\\d年月日])|[{ONES}][件份]|结转|上年|复议")


class AgainstAll(NamedTuple):
    """What is said of all or of none, and the number that it is not true of."""

    said: View
    number: View


def denied_kinds(paragraph: View, year: int | None) -> Iterator[AgainstAll]:
    """Kinds that a paragraph says there were none of in the report's ``year``, with a number of them in it."""
    view = folded(paragraph)
    for denial, counted in ((_NATURAL_ONLY, _OF_OTHERS), (_NONE_CARRIED, _SOME_CARRIED)):
        told = next((m for m in denial.finditer(view.text) if _of_all(view.text, m, year)), None)
        numbers = counted.finditer(view.text) if told else ()
        number = next((m for m in numbers if not _elsewhere(view.text, m, year)), None)
        if told and number and not _overlap(told, number):
            side = next(name for name, found in number.groupdict().items() if found)
            yield AgainstAll(view.slice(*told.span()), view.slice(*number.span(side)))


def all_of_none(paragraph: View) -> Iterator[AgainstAll]:
    """均已办结 said of no application at all."""
    view = folded(paragraph)
    text = view.text
    for match in _ALL_OF_NONE.finditer(text):
        if not _OTHER_COUNTS.search(text[start_of(text, match.start(), FULL_STOPS + ";") : match.start("all")]):
            yield AgainstAll(view.slice(*match.span("all")), view.slice(*match.span("none")))


def _overlap(told: re.Match[str], number: re.Match[str]) -> bool:
    return number.start() < told.end() and told.start() < number.end()


def _of_all(text: str, match: re.Match[str], year: int | None) -> bool:
    said = text[start_of(text, match.start(), FULL_STOPS + ";") : match.start()]
    return not _elsewhere(text, match, year) and not _SOME_ONLY.search(said)


def _elsewhere(text: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the clause tells of another year or of others."""
    said = text[start_of(text, match.start(), FULL_STOPS + ",;") : end_of(text, match.end(), FULL_STOPS + ",;")]
    named = dates.years(said)
    other = bool(named) and year is not None and named[-1] != year and not match.groupdict().get("one")
    return other or _ELSEWHERE.search(said) is not None
