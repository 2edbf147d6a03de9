"""Titles of notices that lost their head or their end: 《2024年政务公开工作要点的通知》, 《关于印发考核办法》."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.sentence_words import sentence_words
from core.language import divisions
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage

#: How the title of a notice ends.
_NOTICE = Sought("的(?:通知|(?:实施|指导)?意见)》")
#: What is lost of it, by what it opens with: nothing announces what the notice is about.
_ABOUT = "关于"
#: A notice that is passed on or brings another paper, which says so with 关于 before it; 关于 of the paper itself
#: (《转发省府办关于…的通知》) stands behind.
_BRINGS = re.compile("印发|转发|批转|下发")
#: 《关于印发考核办法》, 《关于转发…通知》 may be right: that has the notice which is passed on.
_BROUGHT = Sought("(?<=[《省市县区委府厅局办])关于(?:印发|下发|批转)[^《》]{2,60}》")
_ENDS = ("通知", "通知〉", "函", "请示", "批复", "报告", "决定", "公告", "情况")
#: 根据《关于进一步规范申请办理工作》,: the kind of the paper is lost.
_NO_KIND = Sought(
    "《[^《》]{0,24}关于(?:做好|加强|进一步|开展|推进|全面推进|规范|深化)[^《》]{2,50}(?:工作|管理|建设)》"
)
#: 《关于做好政策解读工作》的通知: the mark stands before the end of the title.
_CLOSED_EARLY = Sought(
    "《(?P<title>[^《》]{0,24}关于(?:做好|加强|进一步|开展|推进|规范|印发|转发|调整|组织)[^《》]{2,50})》"
    r"(?P<end>的(?:通知|意见|通报|函))(?=[,。;(要精规\d]|$)"
)
#: What makes a kind of paper one word with what stands before it: 紧急通知, 征求意见.
_OWN_KIND = (
    *("紧急", "补充", "预", "专项", "征求", "征集", "处理"),
    *("审查", "审核", "整改", "反馈", "实施", "指导"),
)
#: A paper at the end of its title, besides those that a notice brings: 关于印发《关于做好…工作的意见》的通知 is right.
_KINDS = ("通知", "意见", "决定", "通报", "计划")


@cache
def _paper() -> re.Pattern[str]:
    """A paper that is brought by a notice, named at the end of what stands before 的通知."""
    return re.compile(rf"{sentence_words().brought_by_notice.any}(?:\((?:试行|暂行)\))?[〉>”]?$")


@cache
def _deed() -> re.Pattern[str]:
    """What a notice is about where its title opens with a deed: 做好年度报告编制工作."""
    return re.compile(rf"[〈<“]?(?:切实|全面)?{sentence_words().notice_deed.any}")


@cache
def _bound() -> re.Pattern[str]:
    """What is said before the title of a paper that binds the office, or that it passes on."""
    return re.compile(rf"(?:{sentence_words().bound_by.any}|转发|印发|下发|收到)了?[^,。;《》]{{0,6}}$")


def _is_of_organ(title: str) -> bool:
    """Whether a title opens with the organ or place whose paper it is, and is of its work: no notice to the public."""
    return title.endswith(_OF_WORK) and _opens_with_organ(title)


def _opens_with_organ(title: str) -> bool:
    return title.startswith(("国务院", "中共", "省", "市", "县", "区")) or divisions.opens_with_place(title)


#: What binds those who work under the organ.
_OF_WORK = (
    *("工作", "管理", "公开", "建设", "改革", "监管"),
    *("保障", "治理", "发展", "责任", "意见"),
)
#: 《关于做好2024年政务公开工作通知》: 的 is lost before the kind.
_NO_OF = Sought(
    "《[^《》的]{0,24}关于(?:做好|加强|进一步|开展|推进|全面推进|规范|深化|印发)[^《》的]{2,40}(?P<kind>通知|意见)》"
)


def cut_titles(passage: Passage, told: set[int], outcomes: Outcomes) -> Iterator[Outcome]:
    """Titles of a passage that lack 关于, what the notice does, or the kind of the paper; and such closed early.

    ``told`` are the places of the titles of which something was said already.
    """
    text = passage.text
    if "《" not in text:
        return
    if _NOTICE.may_be_in(text):
        for start, end in passage.titles:
            notice = _NOTICE.regex.search(text, start, end)
            if start not in told and notice and notice.end() == end and _ABOUT not in text[start:end]:
                yield from _headless(passage, start, notice.start(), end, outcomes)
    for match in (*_BROUGHT.finditer(text), *_NO_KIND.finditer(text)):
        start, end = match.start() if text[match.start()] == "《" else text.rfind("《", 0, match.start()), match.end()
        written = passage.written(start, end)
        if start in told or text[start + 1 : end - 1].endswith(_ENDS) or text.startswith("的", end):
            continue
        brought = match.re is _BROUGHT.regex
        if not brought and not _bound().search(text, max(0, start - 12), start):
            continue
        what = "“的通知”" if brought else "文种（“的通知”“的意见”等）"
        suggestion = f"补上{what}。" if brought else "核对文件全称。"
        fact = f"{written}的名称不完整，末尾缺{what}，请核对"
        yield outcomes.finding(fact, [passage.mark(start, end)], actual=written, suggestion=suggestion)
    for match in _NO_OF.finditer(text):
        written, kind = passage.written(*match.span()), match["kind"]
        if match.start() in told or text.endswith(_OWN_KIND, match.start(), match.start("kind")):
            continue
        right = f"{passage.written(match.start(), match.start('kind'))}的{kind}》"
        fact = f"{written}的名称不完整，“{kind}”前疑漏“的”，请核对"
        yield outcomes.finding(fact, [passage.mark(*match.span())], actual=written, replacement=right)
    for match in _CLOSED_EARLY.finditer(text):
        title = match["title"]
        if (
            title.endswith(_KINDS)
            or _paper().search(title)
            or passage.text[max(0, match.start() - 4) : match.start()].endswith("关于")
        ):
            continue
        written = passage.written(match.start("title") - 1, match.end("end"))
        right = f"《{passage.written(match.start('title'), match.end('title'))}{match['end']}》"
        fact = f"“{match['end']}”是文件名的一部分，应写在书名号内"
        mark = passage.mark(match.start("title") - 1, match.end("end"))
        yield outcomes.finding(fact, [mark], actual=written, replacement=right)


def _headless(passage: Passage, start: int, stop: int, end: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """A title without 关于: a paper's with 的通知 behind it, or one that opens with a deed or with 印发."""
    text = passage.text
    title, written = text[start + 1 : stop], passage.written(start, end)
    if _BRINGS.search(title):
        lost = _ABOUT
    elif text.startswith("的通知", stop) and _paper().search(title):
        lost = "关于印发"
    elif (_deed().match(title) or _is_of_organ(title)) and _bound().search(text, max(0, start - 12), start):
        lost = _ABOUT
    else:
        return
    fact = f"{written}的名称不完整，疑漏“{lost}”，请核对"
    yield outcomes.finding(fact, [passage.mark(start, end)], actual=written, suggestion=f"补上“{lost}”。")
