"""Stray foreign words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import foreign_words
from core.check.wording.passages import Passage, passages
from core.forms.keys import SectionKey
from core.language.sought import Sought
from core.model.finding import Category, Severity
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*", re.ASCII)
_AMPERSAND = Sought(r"(?<=[\u4e00-\u9fff])\s?(?P<and>&)\s?(?=[\u4e00-\u9fff])")
#: A number in which a letter stands for a digit: l2月, 2O24年, 热线l2345. Not what begins as codes of bacteria and cars
#: do (O157, 川O12345), and not litres (500l).
_LETTERED = Sought(
    r"""(?x) (?<! [A-Za-z\d.] ) (?=[lIOo]*\d) (?=\d*[lIOo])
    (?: [\dlIOo]{2,6} (?= [年月日件条次个份篇期人万亿元户家项宗起场站天名批]|% )
      | (?! O157 ) (?<! [京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] )
        (?: [lI]\d{3} | O\d{4} | \d+[lIO]+\d ) [\dlIO]* (?<! l ) (?! [A-Za-z.] )
    )""",
    re.ASCII,
)
#: A letter that was hit by mistake before a number: 培训h2次.
_STRAY = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<letter>[a-z])\d+(?:余|多|万)*(?=[次件条个份篇期人万亿元户家项宗起场名批])", re.ASCII
)
_DIGITS = str.maketrans("lIOo", "1100")
_JOINED = re.compile(r"[\w@./+&*#=-]", re.ASCII)


@rule(
    "W105",
    "夹杂外文",
    Category.WORDING,
    Severity.ERROR,
    own_words=OwnWords.OFFERED,
    demands="汉语句子中不夹杂外文词；专名、通用缩略语除外。",
    basis="《国家通用语言文字法》第十一条",
    bad=prose(SectionKey.OVERVIEW, "加强水质检测 and 管网巡查。"),
    good=prose(SectionKey.OVERVIEW, "开通“澄阳供水”APP和微信公众号。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """English function words between Chinese words are errors, other small words hints; names pass."""
    for passage in passages(report):
        yield from _ampersands(passage, outcomes)
        for match in _LETTERED.finditer(passage.text):
            if not passage.in_address(match.start()):
                right = match.group().translate(_DIGITS)
                mark = passage.mark(*match.span())
                fact = f"“{match.group()}”里夹着字母，疑为数字“{right}”"
                yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual=match.group(), replacement=right)
        for match in _STRAY.finditer(passage.text):
            mark = passage.mark(*match.span("letter"))
            fact = f"数字前面多了字母“{match['letter']}”"
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual=match["letter"], replacement="")
        for match in _WORD.finditer(passage.text):
            severity = _severity(passage, match)
            if severity is None:
                continue
            word = match.group()
            fact = f"句中夹杂外文“{word}”，请改用汉语或核对是否误留"
            yield outcomes.finding(fact, [passage.mark(*match.span())], severity=severity, actual=word)


def _ampersands(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    for match in _AMPERSAND.finditer(passage.text):
        fact = "汉字之间不用“&”，请改用“和”“与”或顿号"
        mark = passage.mark(match.start("and"), match.end("and"))
        yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual="&")


def _severity(passage: Passage, match: re.Match[str]) -> Severity | None:
    word, (start, end) = match.group(), match.span()
    text = passage.text
    if len(word) < 2 or not word.islower() or passage.in_address(start):
        return None
    before, after = text[:start].rstrip(), text[end:].lstrip()
    # part of a longer name: 4k-video, a@b, node.js, an English phrase
    if (start and _JOINED.match(text[start - 1])) or (end < len(text) and _JOINED.match(text[end])):
        return None
    if (before[-1:].isascii() and before[-1:].isalnum()) or (after[:1].isascii() and after[:1].isalnum()):
        return None
    lists = foreign_words()
    chinese = all(is_cjk(c) or c in "“”《》、,。;:()" for c in (before[-1:] or " ", after[:1] or " "))
    if word in lists.function.words:
        return Severity.ERROR if chinese else Severity.HINT
    if word in lists.allowed or word in lists.units or len(word) < 3:
        return None
    return Severity.WARNING if chinese and len(word) > 3 else Severity.HINT
