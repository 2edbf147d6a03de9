"""Blanks that a hand left inside a sentence: 公开招生 政策. Chinese sentences have none between two characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ORDINALS
from core.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_HAN = "[\u4e00-\u9fff]"
_BLANK = re.compile(rf"(?<={_HAN})[ \u00a0\u2002\u2003\u3000]{{1,2}}(?={_HAN})")
#: The number of an item or a chapter, behind which a blank is usual: 一 总体情况, 第二章 总则.
_HEAD = re.compile(
    rf"(?:^|[。\n])[ \u3000]*(?:[(（]?[{ORDINALS}\d]{{1,3}}[)）]?|第[{ORDINALS}\d]{{1,3}}[章节条款部编])$"
)
#: A numbered heading that the sentence runs on from: （一）主动公开情况 全年公开….
_RUN_IN = re.compile(
    rf"[ \u3000]*(?:[(（][{ORDINALS}\d]{{1,3}}[)）]|[{ORDINALS}\d]{{1,3}}[、.．是]|[①-⑩])[^，。；：、,;:]*$"
)
#: Behind the name of an organ, a place, a date, an office or a label another may stand apart: 县委 县政府, 局长 王某.
_ENDS_NAME = frozenset("局委府办部厅院会室团市县区镇乡站处科股年月日号省州国路街道村组楼层座长人员任记话址箱真编")
#: What is set apart though no quotation marks stand about it.
_SLOGAN = re.compile("为主题|为口号|主题为|主题是")
#: A sentence has so many characters at least before its stop.
_SENTENCE = re.compile(rf"{_HAN}.{{6,}}[。；]", re.DOTALL)
#: So many in a whole draft are slips; more come from another program or are a custom.
_MOST = 3
#: Inside these something is quoted as it is: “不忘初心 牢记使命”.
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》|[(（][^()（）]*[)）]|【[^【】]*】")
#: Characters of a name that is spread out: 张 三.
_SPREAD = re.compile(rf"(?:^|[，、。；：:,;(（ ]){_HAN}$")


def blanks(report: Report) -> Iterator[tuple[str | None, Span]]:
    """The blanks of a draft, each with its section; none where there are many, or pages of which text was read off."""
    document = report.document
    if document.boxes:
        return
    found: list[tuple[str | None, Span]] = []
    for section, view in report.prose():
        if not view.text or not _SENTENCE.search(view.text):
            continue
        text = document.text[view.start : view.end]
        places = [match.span() for match in _BLANK.finditer(text)]
        if len(places) == 1 and not _is_usual(text, *places[0]):
            found.append((section, Span(view.start + places[0][0], view.start + places[0][1])))
    if len(found) <= _MOST:
        yield from found


def _is_usual(text: str, start: int, end: int) -> bool:
    """Whether a blank stands where one is usual."""
    before = text[max(0, start - 8) : start]
    if _HEAD.search(before) or before[-1] in _ENDS_NAME or _SPREAD.search(before):
        return True
    if _RUN_IN.match(text, 0, start) or _SLOGAN.search(text):
        return True
    return any(m.start() < start and end < m.end() for m in _QUOTED.finditer(text))
