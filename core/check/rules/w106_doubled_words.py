"""Words and times said twice in a row."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.entries import any_of
from core.check.wording.grammar.particles import particles
from core.check.wording.lexicon import doubled_words
from core.check.wording.near_misses import near_misses
from core.check.wording.passages import Passage, passages
from core.check.wording.repeats import doubling
from core.check.wording.repeats.repeats import is_said_before
from core.check.wording.trade_words import trade_words
from core.forms.keys import SectionKey
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,16})\1")
_TIME = Sought(r"(?:本年度|本年|今年|当年),?(?P<year>20\d\d)年(?:度)?(?!.{0,6}(?:结转|转结|申请于))")
_TIME_AFTER = Sought(r"(?P<year>20\d\d)年(?:度)?,?(?:本年度|本年|今年|当年)(?=,)")
_AMOUNT_TWICE = Sought(r"(?<![\d.,])(?P<once>\d[\d,.]*[件条次份个人名篇期场起项元])(?P=once)(?![\d次])")
_SAME_YEAR = Sought(r"(20\d\d)年度?,?\1年度?")
#: The same item twice running in a list: 水土保持、水土保持等.
_LISTED = Sought(r"(?:^|(?<=[,。:、的就绕括对以]))(?P<item>[\u4e00-\u9fff]{4,24})、(?P=item)(?=[、,。;等和及与])")
#: The same title twice running: 根据《…条例》和《…条例》.
_TITLE_TWICE = Sought(
    r"(?P<once>《(?P<title>[^《》]{4,40})》)(?:[、和及与]|以及)?《(?P=title)》(?!第|的?(?:解释|释义|实施))"
)
#: A list of short items, what follows its last item, and the least length of an item that is told.
_RUN = Sought(r"[\u4e00-\u9fff]{2,16}(?:、[\u4e00-\u9fff]{2,16}){2,}")
_TAIL = Sought(r"(?:等|和|以及|及).*$")
_ITEM = 3
#: A word of two characters is told where the list has so many items.
_WORD, _MANY = 2, 4
#: 2024年年共: a year, and 年 again where it begins no word.
_YEAR_TWICE = Sought(
    r"20\d\d年(?P<again>年)"
    r"(?:(?![初中底末度均报终检审尾内关会鉴轻])|(?=度(?!报告|决算|预算|计划|总结|工作|目标|财务)))"
)
#: 渠道和渠道, as the end of its phrase: 县政府及县政府办公室 is right.
#: 我局本单位: oneself twice.
_SELF_TWICE = re.compile(
    r"(?P<word>我[局委厅办镇乡县市区院])(?:本单位|本机关|本部门|我单位|我们|本[局委])(?![^,。;]{0,2}[、和])"
)
_JOINED = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2,6})(?P<joint>和|及|以及)(?P=word)(?=[,。;、]|进一步|不断|更加|得到|名义|$)"
)
_PARTICLE = re.compile(r"[的、,。;:](?:(?<=的)(?<!目的)的(?![确士哥姐])|(?<=[、,。;:])[、,。;:]+)")
#: Words that end one name and begin another in titles: 事业单位单位登记.
_MEETING = frozenset(("部门", "单位", "网站", "人员", "报告", "申请", "建设", "监督", "考核"))
_PHRASE_END = ",。;:、!?)”的和与及等"
_REDUPLICATED = re.compile(r"一.|逐.|[年月日天次人事步层户村家]{2}")


#: The verb, behind the noun.
_REPORTS = "报告如下"
#: The places that an organ's name begins with, without their levels.
_PARTS = re.compile("([^省市州县区旗镇乡]{2,6})(?:省|自治区|市|自治州|州|县|区|旗|镇|乡|街道)")


@rule(
    "W106",
    "词语重复",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="同一词语、时间、标点不连写两次。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "本年度，2024年度发布信息218条。"),
    good=prose(SectionKey.OVERVIEW, "本年度发布信息218条，方方面面反映良好。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Doubling that is good Chinese (常常, 一件一件) or arises where two words meet (政府|政府信息) is left alone."""
    own = report.title.organ.text if report.title.organ else ""
    places = tuple(_PARTS.findall(own))
    for passage in passages(report):
        sure = list(_sure(passage))
        for start, end in sure:
            yield _twice(passage, start, end, outcomes)
        for found in (*doubling.characters(passage.text), *doubling.words(passage.text)):
            if passage.text[found.start : found.end] in own:
                continue  # 柯柯牙镇
            if passage.text.startswith(places, found.end - len(found.word)):
                continue  # 公开|开平市, 广大|大进镇
            if passage.text.startswith(_REPORTS, found.end - len(found.word)):
                continue  # 年度报告|报告如下
            if _may_be_told(passage, found) and not _touches(found.start, found.end, sure):
                sure.append((found.start, found.end))
                yield _counted(passage, found, outcomes)
        yield from _doubled(passage, sure, outcomes)
        yield from _modifiers(passage, outcomes)
        yield from _times(passage, report.year, outcomes)
        yield from _amounts(passage, outcomes)
        yield from _particles(passage, outcomes)
        yield from _lists(passage, outcomes)
        yield from _joined(passage, outcomes)
        for match in _TITLE_TWICE.finditer(passage.text):
            written = passage.written(match.end("once"), match.end())
            mark = passage.mark(match.end("once"), match.end())
            yield outcomes.finding(f"《{match['title']}》接连写了两遍", [mark], actual=written, replacement="")
        for match in _LISTED.finditer(passage.text):
            fact = f"“{match[1]}”在并列的各项中列了两次"
            mark = passage.mark(match.start(), match.end())
            yield outcomes.finding(fact, [mark], actual=passage.written(*match.span()), replacement=match[1])
        for match in _PARTICLE.finditer(passage.text):
            if (len(set(match.group())) == 1 or "的" in match.group()) and not _touches(*match.span(), sure):
                fact = f"“{passage.written(*match.span())}”连写重复"
                yield outcomes.finding(
                    fact,
                    [passage.mark(*match.span())],
                    replacement=passage.written(match.start(), match.start() + 1),
                )


def _may_be_told(passage: Passage, found: doubling.Doubling) -> bool:
    """Outside of titles anything; in a title, which is cited as it is, some words right behind themselves: 《关于关于.

    No title in twenty million characters of correct prose has them; other words may end one name in it and begin the
    next (建设工程工程量清单).
    """
    if not passage.in_title(found.start):
        return True
    lists = doubled_words()
    words = {"关于", *lists.verbs.words, *lists.nouns.words} - _MEETING
    return found.word in words and passage.text[found.start : found.end] == found.word * 2


def _sure(passage: Passage) -> Iterator[tuple[int, int]]:
    """Places where what may stand twice in other sentences cannot (政府信息信息公开), left to right."""
    last = 0
    for hit in sorted(doubled_words().sure.hits(passage.text), key=lambda hit: hit.start):
        if hit.start >= last and not passage.in_title(hit.start):
            yield hit.start, hit.end
        last = max(last, hit.end)


def _touches(start: int, end: int, told: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in told)


def _counted(passage: Passage, found: doubling.Doubling, outcomes: Outcomes) -> Outcome:
    written = passage.written(found.start, found.end)
    once = passage.written(found.end - len(found.word), found.end)
    fact = f"“{passage.written(max(0, found.start - 2), found.end + 2)}”中“{once}”写了两次"
    mark = passage.mark(found.start, found.end)
    return outcomes.finding(fact, [mark], actual=written, replacement=once)


def _modifiers(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    for match in _again().finditer(passage.text):
        word = match["word"]
        marks = [passage.mark(*match.span("word")), passage.mark(*match.span("again"))]
        fact = f"“{passage.written(*match.span())}”里“{word}”说了两次"
        yield outcomes.finding(fact, marks, severity=Severity.HINT, actual=word, suggestion="保留一个。")


@cache
def _again() -> re.Pattern[str]:
    """A modifier and the same again, with no verb, preposition or organ between."""
    lists = doubled_words()
    modifiers, between = any_of(lists.modifiers.words), any_of(lists.parting)
    return re.compile(rf"(?P<word>{modifiers})(?:(?!{between})[\u4e00-\u9fff]){{2,16}}(?P<again>(?P=word))", re.VERBOSE)


def _joined(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """渠道和渠道, 积极主动积极, 2024年年共."""
    for match in _YEAR_TWICE.finditer(passage.text):
        mark = passage.mark(*match.span("again"))
        yield outcomes.finding(f"“{passage.written(*match.span())}”多一个“年”字", [mark], actual="年", replacement="")
    said_again = (_JOINED, _SELF_TWICE, _manner_again())
    for match in (m for pattern in said_again for m in pattern.finditer(passage.text)):
        if passage.in_title(match.start()):
            continue
        written = passage.written(*match.span())
        fact = f"“{written}”里“{match['word']}”说了两次"
        yield outcomes.finding(fact, [passage.mark(*match.span())], actual=written, suggestion="保留一个。")


@cache
def _manner_again() -> re.Pattern[str]:
    """An adverb of manner, another word and the first one again: 积极主动积极."""
    manner = any_of(particles().manner.words)
    return re.compile(rf"(?P<word>{manner})(?:{manner})(?P=word)", re.VERBOSE)


def _lists(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """发布关、审核关、发布关: an item again in a list, where it is not next to itself."""
    for run in _RUN.finditer(passage.text):
        items = run.group().split("、")
        at = run.start()
        seen: dict[str, tuple[int, int]] = {}
        for index, item in enumerate(items):
            start, end = at, at + len(item)
            at = end + 1
            word = _TAIL.sub("", item) if index == len(items) - 1 else item
            earlier = next((place for other, place in seen.items() if _same_item(other, word, len(items))), None)
            if earlier and start > earlier[1] + 1 and "某" not in word:
                marks = [passage.mark(start, start + len(word)), passage.mark(*earlier, "participant")]
                yield outcomes.finding(f"“{word}”在并列的各项中列了两次", marks, actual=word)
            seen[item] = (start, end)


def _same_item(other: str, word: str, items: int) -> bool:
    """Whether an item is one before, with what leads up to the first item (做好发布关); 投资 is not 民间投资."""
    if len(word) >= _ITEM:
        lead = other.removesuffix(word)
        # 预征收公告、征收公告; 许可与备案件数、案件数
        if is_said_before(other, word):
            return True
        return lead != other and len(lead) > 1 and not near_misses().is_word(lead[-1] + word[0])
    return len(word) == _WORD and items >= _MANY and other == word


def _twice(passage: Passage, start: int, end: int, outcomes: Outcomes) -> Outcome:
    """A finding on the half of ``text[start:end]`` that is said twice."""
    text = passage.text[start:end]
    size = next(n for n in (2, 1) if (len(text) >= 2 * n and text[-n:] == text[-2 * n : -n]) or n == 1)
    if text.endswith("对于"):
        start, end, size = start, start + 2, 1
    word = passage.text[end - size : end]
    mark = passage.mark(end - 2 * size, end)
    return outcomes.finding(f"“{word}”连写两次", [mark], actual=word * 2, replacement=word)


def _doubled(passage: Passage, told: list[tuple[int, int]], outcomes: Outcomes) -> Iterator[Outcome]:
    lists = doubled_words()
    for match in _DOUBLED.finditer(passage.text):
        word = match[1]
        if _touches(*match.span(), told):
            continue
        if len(set(word)) == 1 or _REDUPLICATED.fullmatch(word) or word.startswith(("一", "逐")) or word in lists.fine:
            continue
        if passage.in_title(match.start()) or doubling.is_verb_again(passage.text, word, match.end()):
            continue
        after = passage.text[match.end() : match.end() + 1]
        # 情况情况。 cannot be two words meeting, 信息信息化 might
        sure = len(word) >= 3 or word in lists.verbs.words or (word in lists.nouns.words and after in _PHRASE_END)
        no_words = doubling.are_no_words(passage.text, match)
        if not no_words and len(word) == _WORD and not doubling.is_word(word):
            continue  # 招标|投标|投诉, 随到随办
        sure = sure or no_words
        fact = f"“{word}”连写两次"
        yield outcomes.finding(
            fact,
            [passage.mark(*match.span())],
            severity=Severity.WARNING if sure else Severity.HINT,
            actual=match.group(),
            replacement=word,
        )


def _particles(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """对对, 和和: unless each belongs to a word of its own (针对|对口, 参与|与会)."""
    particles = {particle.char: particle for particle in doubled_words().particles}
    for match in re.finditer(rf"([{''.join(particles)}])\1", passage.text):
        before, after = passage.text[: match.start()][-1:], passage.text[match.end() :][:1]
        if trade_words().hold(passage.text, match.end() - 1, match.end()):
            continue  # 对|对讲机
        particle = particles[match[1]]
        if (not before or before not in particle.ends) and (not after or after not in particle.begins):
            written = passage.written(*match.span())
            fact = f"“{written}”连写重复"
            yield outcomes.finding(fact, [passage.mark(*match.span())], actual=written, replacement=match[1])


def _amounts(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """2件2件: a number with its unit, and the same once more."""
    for match in _AMOUNT_TWICE.finditer(passage.text):
        fact = f"“{passage.written(*match.span('once'))}”连写两次"
        mark = passage.mark(match.start(), match.end())
        yield outcomes.finding(fact, [mark], actual=passage.written(*match.span()), replacement=match["once"])


def _times(passage: Passage, year: int | None, outcomes: Outcomes) -> Iterator[Outcome]:
    for match in (*_TIME.finditer(passage.text), *_TIME_AFTER.finditer(passage.text)):
        if year is None or int(match["year"]) == year:
            written = passage.written(*match.span())
            fact = f"“{written}”把同一时间说了两次"
            yield outcomes.finding(
                fact, [passage.mark(*match.span())], actual=written, replacement=f"{match['year']}年度"
            )
    for match in _SAME_YEAR.finditer(passage.text):
        written = passage.written(*match.span())
        yield outcomes.finding(f"“{written}”把同一时间说了两次", [passage.mark(*match.span())], actual=written)
