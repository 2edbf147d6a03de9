"""Articles of the regulation on government information: 款 for 项, an article that says something else, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.rules._law_days import day_faults
from core.check.rules._law_years import force_faults
from core.check.wording.lexicon import Matter, laws
from core.check.wording.passages import Passage, passages
from core.forms.keys import SectionKey
from core.language import numerals
from core.language.numerals import ORDINALS
from core.language.sentences import PAUSES, end_of, start_of
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_ARTICLE = Sought(
    rf"""(?x) 第 (?P<article> [{ORDINALS}百] {{1,5}} | \d{{1,3}} ) 条
    (?P<part> 第 (?P<open> [(] )? (?P<number> [{ORDINALS}\d]{{1,3}} ) [)]? (?P<kind> [款项目] ) )?"""
)
#: 第五十条款: neither the article nor one of its paragraphs.
_NEITHER = Sought(rf"第[{ORDINALS}百]{{1,5}}条款(?!项)")
#: The nearest law before an article; only the regulation's articles are known here.
_LAW = re.compile(r"《(?P<title>[^《》]{1,40})》")
#: A law, regulation or rule right before the article.
_CITED = Sought(r"(?:法|条例|规定|办法|细则|解释)》(?:[(][^()]{0,40}[)])?(?:中的?|里的?|的)?$")
_REGULATION = frozenset(("条例", "政府信息公开条例", "中华人民共和国政府信息公开条例", "新条例"))
#: The regulation (order 711 of the State Council) has so many articles; these consist of one paragraph with items.
_LAST = 56
_WITH_ITEMS = frozenset((20, 36, 39, 50))
#: So many items these have.
_ITEMS = {4: 5, 20: 15, 36: 7, 50: 5}
#: Laws and rules that a sentence names.
_RULES = re.compile(r"《([^《》]{1,40}(?:法|条例|规定|办法|细则)|条例)》")
#: Any answer goes by this article too.
_ANSWERED, _ANSWER = 36, re.compile("告知|答复|不予|提供")
#: The annual report is the matter of articles 49 (when) and 50 (what); these beside them are not about it.
_LATER = frozenset((40, 41, 42, 43, 44, 45, 46, 47, 48, 51, 52, 53, 54, 55, 56))
#: Those of the regulation as it was until 2019 on the annual report.
_FORMER = frozenset((31, 32))
#: What an article says, behind it.
_ABOUT = re.compile(
    rf"(?:第[{ORDINALS}]{{1,3}}[款项]|第[(][{ORDINALS}]{{1,3}}[)]项)?(?:中|里)?(?:关于|有关|(?:所)?规定的|明确的)"
    r"(?P<what>[^,。;、]{2,16})"
)
_OF_REPORT = Sought(
    r"(?:编制|撰写|发布|公布|形成)[^。;]{0,30}(?:报告|年报)|(?:本报告|年度报告)[^。;]{0,12}(?:编制|内容)"
)


@rule(
    "W132",
    "条款引用有误",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="引用《政府信息公开条例》时条、款、项与原文相合：加括号的序号是“项”，条的序号用汉字，年度报告的内容在第五十条；法律的施行日期属实。",
    basis="《中华人民共和国政府信息公开条例》（国务院令第711号）；《立法法》第六十五条（条、款、项、目）",
    bad=prose(SectionKey.OVERVIEW, "按照《条例》第二十条第（二）款更新机构职能。"),
    good=prose(SectionKey.OVERVIEW, "按照《条例》第二十条第（二）项更新机构职能。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Sure for the regulation itself, a hint for 款 with brackets of other laws."""
    for passage in passages(report):
        for match in _ARTICLE.finditer(passage.text):
            if passage.in_title(match.start()) or passage.in_address(match.start()):
                continue
            yield from _judge(passage, match, outcomes)
        for start, end, fact, expected, right in (
            *day_faults(passage, report.year),
            *force_faults(passage, report.year),
        ):
            mark, written = passage.mark(start, end), passage.written(start, end)
            yield outcomes.finding(fact, [mark], expected=expected, actual=written, replacement=right)
        for match in _NEITHER.finditer(passage.text):
            if _CITED.regex.search(passage.text, *passage.sentence(match.start())[:1], match.start()):
                written = passage.written(*match.span())
                mark = passage.mark(*match.span())
                fact = f"“{written}”不是条文的写法，应为“{written[:-1]}”，或写明第几款、第几项"
                yield outcomes.finding(fact, [mark], actual=written, replacement=written[:-1])


def _judge(passage: Passage, match: re.Match[str], outcomes: Outcomes) -> Iterator[Outcome]:
    start, end = passage.sentence(match.start())
    before = _LAW.findall(passage.text[start : match.start()])
    if match["article"].isdigit() and before and _CITED.regex.search(passage.text, start, match.start()):
        written = passage.written(match.start("article"), match.end("article"))
        right = numerals.numeral(int(match["article"]))
        yield outcomes.finding(
            f"引用法律条文，序号用汉字：“第{written}条”应为“第{right}条”",
            [passage.mark(match.start(), match.end("article") + 1)],
            severity=Severity.HINT,  # many a careful report writes 第20条
            expected=f"第{right}条",
            actual=f"第{written}条",
            replacement=f"第{right}条",
        )
    ours = bool(before) and before[-1].strip() in _REGULATION
    article = numerals.value(match["article"]) or 0
    if match["kind"] == "款" and (match["open"] or (ours and article in _WITH_ITEMS)):
        written, right = passage.written(*match.span("part")), f"第（{match['number']}）项"
        sure = ours and article in _WITH_ITEMS
        yield outcomes.finding(
            f"“{written}”应为“{right}”，条下加括号的序号是“项”",
            [passage.mark(*match.span("part"))],
            severity=Severity.WARNING if sure else Severity.HINT,
            expected=right,
            actual=written,
            replacement=right,
        )
    if not ours:
        return
    mark = passage.mark(match.start(), match.end("article") + 1)
    written = passage.written(match.start(), match.end("article") + 1)
    number = numerals.value(match["number"]) if match["kind"] == "项" else None
    if article > _LAST:
        yield outcomes.finding(f"《条例》共{_LAST}条，没有“{written}”", [mark], actual=written)
    elif number and number > _ITEMS.get(article, number):
        part = passage.written(*match.span("part"))
        fact = f"《条例》{written}共{_ITEMS[article]}项，没有“{part}”"
        yield outcomes.finding(fact, [passage.mark(*match.span("part"))], actual=part)
    elif article in _FORMER and _OF_REPORT.search(passage.text[start:end]):
        fact = f"“{written}”是2019年修订以前的条次，年度报告的内容在《条例》第五十条、公布时间在第四十九条"
        yield outcomes.finding(fact, [mark], actual=written)
    elif (matter := _matter(passage.text[match.end() : end])) and article not in matter.articles:
        right = "、".join(f"第{numerals.numeral(number)}条" for number in matter.articles)
        fact = f"“{matter.words[0]}”在《条例》{right}，此处写“{written}”，请核对"
        yield outcomes.finding(fact, [mark], expected=right, actual=written)
    elif spoken := _spoken_of(passage.text[start:end], match.start() - start):
        right = "、".join(f"第{numerals.numeral(number)}条" for number in spoken.articles)
        fact = f"“{spoken.words[0]}”在《条例》{right}，此处写“{written}”，请核对"
        yield outcomes.finding(fact, [mark], expected=right, actual=written)
    elif article in _LATER and _OF_REPORT.search(passage.text[start:end]):
        fact = f"年度报告的内容在《条例》第五十条、公布时间在第四十九条，此处写“{written}”，请核对"
        yield outcomes.finding(fact, [mark], severity=Severity.HINT, actual=written)


def _matter(behind: str) -> Matter | None:
    """What an article is said to be about by the words right behind it: 第三十三条|关于答复期限的规定."""
    said = _ABOUT.match(behind)
    if said is None:
        return None
    return next((m for m in laws().matters if any(w in said["what"] for w in m.words)), None)


def _spoken_of(sentence: str, at: int) -> Matter | None:
    """What a sentence speaks of beside an article of the regulation, where none that it cites is about it."""
    if any(title not in _REGULATION for title in _RULES.findall(sentence)) or laws().tells_of_several(sentence):
        return None
    cited = {numerals.value(match["article"]) for match in _ARTICLE.finditer(sentence)}
    matters = [m for m in laws().matters if m.spoken_of and m.spoken_of.search(sentence)]
    if cited & {number for m in matters for number in m.articles}:
        return None
    if _ANSWERED in cited and _ANSWER.search(sentence):
        return None
    start = start_of(sentence, max(start_of(sentence, at, PAUSES) - 1, 0), PAUSES)
    end = end_of(sentence, min(end_of(sentence, at, PAUSES) + 1, len(sentence)), PAUSES)
    return next((m for m in matters if m.spoken_of and m.spoken_of.search(sentence, start, end)), None)
