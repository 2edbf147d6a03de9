"""Titles of laws and notices: misquoted, or cited without title marks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import rapidfuzz

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.rules._cut_titles import cut_titles
from core.check.rules._numbered_titles import carried_out_by
from core.check.wording.laws.law_likeness import is_short_form, like_law
from core.check.wording.laws.law_titles import law_titles
from core.check.wording.lexicon import Law, laws
from core.check.wording.passages import Passage, passages, plain_text
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.language import divisions
from core.language.abbreviations import declared_titles, is_declared
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_MARKS = re.compile(r"[《》〈〉<>“”\"\s]")
_NATION = "中华人民共和国"
#: So many letters of it at least are left where some were lost.
_LEAST_LEFT = 2
#: How titles begin that are no office's own.
_CENTRAL = ("中共中央", "国务院")
_INNER = Sought(r"[《〈<][^《》〈〉<>]{4,60}[》〉>]")
#: The kind of a document at the end of its title.
_OF_KIND = re.compile("(?:(?:指导|实施|若干)?意见|通知|决定|(?:实施)?方案|办法|规定)$")
#: So many characters of a long title may be lost in a row.
_MOST_LOST = 8
#: What is said of rules that are no longer in force.
_ONCE = Sought(r"(?:原|旧|废止的?|修订前的?)$")
#: Two laws in one pair of marks: 《行政许可法和行政处罚法》.
_TWO = re.compile("(?P<one>.{2,30}?(?:法|条例))[、和与及](?P<other>.{2,30}(?:法|条例))")
#: The number right behind a title.
_NUMBERED = re.compile(r"\((?P<code>[\u4e00-\u9fff]{2,8})[〔\[(](?P<year>20\d\d)[〕\])](?P<no>\d{1,4})号")
#: In per cent: a title that is so much like that of its number is meant for it.
_ALIKE, _LONG = 75, 14
#: From this report year on a law may be newer than the list.
_LISTED_UNTIL = 2025
#: So short a title may be that of a province's rules, its name left out.
_LOCAL = 6
#: The same where a place, or several, stand before it.
_OF_PLACES, _LEVELS = 12, frozenset("省市县区州盟旗")
_BARE = Sought(r"(?<![《〈新])(?:中华人民共和国)?政府信息公开条例(?![》〉])")


@rule(
    "W101",
    "法规名称有误",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="法律、法规、文件的名称与正式名称一致，加书名号；简称先用“以下简称”说明。",
    basis="GB/T 15834—2011《标点符号用法》（书名号）；各法规、文件的正式名称",
    bad=prose(SectionKey.OVERVIEW, "按照《信息公开工作条例》要求办理申请。"),
    good=prose(SectionKey.OVERVIEW, "按照《中华人民共和国政府信息公开条例》要求办理申请。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Known wrong titles and near misses; a title that the draft declares as an abbreviation is right by that."""
    text = plain_text(report)
    for passage in passages(report):
        told: set[int] = set()
        for start, end in passage.titles:
            if end - start < _OF_PLACES and passage.text[start - 1 : start] in _LEVELS:
                continue  # 省、市《政府信息公开规定》 are their own
            found = list(_title(passage, start, end, report.year, text, outcomes))
            found += _without_government(passage, start, end, outcomes) if not found else ()
            found = found or list(_national(passage, start, end, report.year, text, outcomes))
            if found:
                told.add(start)
            yield from found
        yield from cut_titles(passage, told, outcomes)
        yield from carried_out_by(passage, outcomes)
        for match in _BARE.finditer(passage.text):
            if passage.in_title(match.start()):
                continue
            fact = f"“{match.group()}”未加书名号"
            mark = passage.mark(*match.span())
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, replacement=f"《{_NATION}政府信息公开条例》")


def _title(
    passage: Passage, start: int, end: int, year: int | None, text: str, outcomes: Outcomes
) -> Iterator[Outcome]:
    cited = _MARKS.sub("", passage.text[start:end])
    known = _known()
    if miswritten := _REGULATION.search(cited):
        right = f"《{cited[: miswritten.start()]}条例》"
        mark = passage.mark(start, end)
        yield outcomes.finding(f"“条例”误写为“{miswritten[0]}”", [mark], expected=right, actual=cited)
        return
    if cited in known or is_declared(text, cited):
        if (
            cited in known
            and cited in known[cited].accepted
            and cited == "政府信息公开条例"
            and not is_declared(text, cited)
        ):
            fact = "《政府信息公开条例》是简称，首次引用宜用全称或注明“以下简称”"
            mark = passage.mark(start, end)
            full = f"《{known[cited].title}》"
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, actual=cited, replacement=full)
        return
    if cut := _cut_nation(cited):
        right = f"《{_NATION}{cited.removeprefix(cut)}》"
        fact = f"{passage.written(start, end)}的国名不全，正式名称是{right}"
        yield outcomes.finding(fact, [passage.mark(start, end)], expected=right, actual=cited, replacement=right)
        return
    bare = cited.removeprefix(_NATION)
    for law in laws().laws:
        if (cited in law.wrong or bare in law.wrong) and not _came_later(law, year):
            yield _wrong(passage, start, end, law, outcomes, _severity(law))
            return
    if len(cited) < 8 and (short := _declared_near(cited, text)):
        fact = f"前文的简称是《{short}》，此处写作{passage.written(start, end)}"
        yield outcomes.finding(
            fact, [passage.mark(start, end)], expected=f"《{short}》", actual=cited, replacement=f"《{short}》"
        )
        return
    near = _near(cited)
    if near is None and (match := _NUMBERED.match(passage.text, end)):
        near = _by_number(cited, f"{match['code']}〔{match['year']}〕{match['no']}号")
    if near:
        # 关于做好…的通知: offices below write notices of their own with nearly that title
        severity = Severity.HINT if cited.startswith("关于做好") else _severity(near)
        yield _wrong(passage, start, end, near, outcomes, severity)


def _came_later(law: Law, year: int | None) -> bool:
    """Whether a report is older than a law, so that what it cites was right then: 年度报告格式（试行）."""
    return year is not None and law.since is not None and year < law.since


def _cut_nation(cited: str) -> str:
    """What is left of the nation's name before the title of a national law: 人民共和国 before 政府信息公开条例."""
    for size in range(_LEAST_LEFT, len(_NATION)):
        left, rest = cited[:size], cited[size:]
        letters = iter(_NATION)
        if all(letter in letters for letter in left) and (rest in law_titles().titles or rest in _known()):
            return left
    return ""


#: 条例 miswritten at the end of a title of some length.
_REGULATION = re.compile("(?<=[\u4e00-\u9fff]{2})条(?:列|立|利|历|厉)$")
#: Rules of a province or city on government information, and where its 政府 is lost: 《某省信息公开办法》.
_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}[省市县区州盟](?=信息公开(?:办法|规定|条例|实施办法|实施细则)$)")


def _without_government(passage: Passage, start: int, end: int, outcomes: Outcomes) -> Iterator[Outcome]:
    cited = _MARKS.sub("", passage.text[start:end])
    if place := _OF_PLACE.match(cited):
        right = f"《{place[0]}政府{cited[place.end() :]}》"
        fact = f"“{passage.written(start, end)}”疑漏“政府”，应为{right}，请核对"
        yield outcomes.finding(fact, [passage.mark(start, end)], expected=right, actual=cited, replacement=right)


#: What a notice puts into force: where the draft has its marks, what is offered keeps them.
_ISSUED = re.compile("(?<=关于印发).+(?=的通知$)")


def _severity(law: Law) -> Severity:
    """How surely the title is known: the list of titles is a second source of it."""
    listed = law_titles()
    bare = law.title.removeprefix(_NATION)
    return Severity.WARNING if bare in listed.titles or bare in listed.documents else law.severity


def _wrong(passage: Passage, start: int, end: int, law: Law, outcomes: Outcomes, severity: Severity) -> Outcome:
    cited = passage.written(start, end)
    title = law.title
    if "〈" in cited or f"印发{_NATION}" in title:
        title = _ISSUED.sub(r"〈\g<0>〉", title)
    full = f"《{title}》"
    return outcomes.finding(
        f"没有名为{cited}的文件，正式名称是{full}",
        [passage.mark(start, end)],
        severity=severity,
        expected=full,
        actual=cited,
        replacement=full,
    )


#: Titles before one in a list, which has one verb: 修订《…》和《…》.
_LISTED = Sought("《[^《》]*》[、和及与]?")
#: What is said of a law that others have amended, and not of what is amended here: 对照新修订的《…》.
_AMENDED = re.compile("新?(?:修订|修正|修改|颁布|出台|实施)后?的(?=《|$)")
#: What is said of laws, and not of what an office issues for itself: 《…》施行一周年, 《…》宣传月.
_AS_LAW = re.compile(
    r"》?(?:颁布|公布)?(?:正式)?(?:施行|实施)(?:.{1,3}周年|之际|以来|后,)|》?(?:颁布|普法|宣传[月周日])"
)


@cache
def _behind(words: str) -> re.Pattern[str]:
    """One of the words shortly before a title."""
    return re.compile(f"{words}了?[^,。;《》]{{0,4}}$")


#: What every organ issues, and no law is called.
_OWN_PAPERS = ("年度报告", "公开指南", "公开目录", "工作报告")


def _national(
    passage: Passage, start: int, end: int, year: int | None, text: str, outcomes: Outcomes
) -> Iterator[Outcome]:
    """A title against the list of national laws and regulations: repealed, or miswritten.

    What the organ itself issues, and what bears a place in its title, is no national law.
    """
    inner = _INNER.regex.search(passage.text, start + 1, end)
    if inner:
        start, end = inner.span()
    cited = _MARKS.sub("", passage.text[start:end])
    bare, titles = cited.removeprefix(_NATION), law_titles()
    before = passage.text[max(0, start - 8) : start]
    if cited in _known() or is_declared(text, cited) or (cited == bare and divisions.opens_with_place(bare)):
        return
    if cited.endswith(_OWN_PAPERS):
        return  # 公开《政府信息公开指南》《政府信息公开工作年度报告》
    mark = passage.mark(start, end)
    if (former := titles.former.get(bare)) and year is not None and year > former.until:
        sentence = passage.text[slice(*passage.sentence(start))]
        replaced = former.successor in sentence and sentence_words().replaced.stand_in(sentence)
        if not _ONCE.search(before) and not replaced and not re.search("废止|失效|清理|历史", sentence):
            fact = f"{passage.written(start, end)}已经废止，现行的是《{titles.full(former.successor)}》，请核对"
            yield outcomes.finding(fact, [mark], actual=cited)
        return
    if bare in titles.titles:
        if cited != bare and not titles.titles[bare][0]:
            fact = f"《{bare}》的名称前没有“{_NATION}”"
            yield outcomes.finding(fact, [mark], actual=cited, replacement=f"《{bare}》")
        return
    if pair := _TWO.fullmatch(cited):
        names = [pair[k].removeprefix(_NATION) for k in ("one", "other")]
        if all(name in titles.titles or name in _known() for name in names):
            fact = f"{passage.written(start, end)}是两部法律法规，应分别加书名号"
            yield outcomes.finding(fact, [mark], actual=cited, replacement=f"《{pair['one']}》《{pair['other']}》")
            return
    right = titles.meant(bare, cited != bare) or like_law(bare) or _central(cited)
    if (
        right is not None
        and len(bare) <= _LOCAL
        and re.search(rf"(?<!和国)(?<=[\u4e00-\u9fff]{{2}}){re.escape(bare)}》", text)
    ):
        return  # 《澄阳省消防条例》 is named in full elsewhere
    if right is None and cited != bare and _is_law(bare) and bare not in titles.former:
        fact = f"现行法律法规中没有{passage.written(start, end)}，请核对名称"
        newer = year is not None and year >= _LISTED_UNTIL
        yield outcomes.finding(fact, [mark], severity=Severity.HINT if newer else None, actual=cited)
        return
    listed = _AMENDED.sub("", _LISTED.sub("", passage.text[passage.sentence(start)[0] : start]))
    if right is None or _behind(sentence_words().issues_rules.any).search(listed):
        return
    full = f"《{titles.full(right)}》"
    sure = cited != bare or (
        not is_short_form(bare)
        and (
            bare.endswith("法")
            or bare.startswith(_CENTRAL)
            or _behind(sentence_words().bound_by.any).search(before) is not None
            or _AS_LAW.match(passage.text, end) is not None
        )
    )
    yield outcomes.finding(
        f"没有名为{passage.written(start, end)}的法律法规，可能是{full}，请核对",
        [mark],
        severity=Severity.WARNING if sure else Severity.HINT,
        expected=full,
        actual=cited,
        replacement=full if cited != bare else f"《{right}》",
    )


@cache
def _central(cited: str) -> str | None:
    """The document of the Party's centre or the State Council whose title has another kind: 通知 for 指导意见."""
    if not cited.startswith(_CENTRAL) or cited in law_titles().documents:
        return None
    stem = _OF_KIND.sub("", cited)
    return next((title for title in law_titles().documents if _OF_KIND.sub("", title) == stem), None)


def _is_law(title: str) -> bool:
    """Whether a title is that of a law or regulation; rules of departments (《…海关…办法》) are in no list."""
    return title.endswith(("法", "条例")) and not title.endswith("办法")


@cache
def _known() -> dict[str, Law]:
    """Right titles, with and without the nation's name, marks dropped."""
    return {
        name: law
        for law in laws().laws
        for title in (law.title, *law.accepted)
        for name in (title, title.removeprefix(_NATION) if title in law.accepted else title)
    }


def _declared_near(cited: str, text: str) -> str | None:
    """The abbreviation declared in the draft that a short title misses by one letter: 《条列》 for 《条例》."""
    for short in (declaration.name for declaration in declared_titles(text)):
        if len(short) == len(cited) and sum(a != b for a, b in zip(short, cited, strict=True)) == 1:
            return short
    return None


@cache
def _near(cited: str) -> Law | None:
    """The law a long title misses by one letter, or a very long one by two; other laws differ by more."""
    if len(cited) < 8:
        return None
    allowed = 2 if len(cited) >= 14 else 1
    for name, law in _known().items():
        if len(name) < 8 or re.sub(r"\d", "", name) == re.sub(r"\d", "", cited):
            continue
        if cited.startswith(_CENTRAL) and _OF_KIND.sub("", cited) == _OF_KIND.sub("", name):
            return law
        if rapidfuzz.distance.Levenshtein.distance(cited, name, score_cutoff=allowed) <= allowed or _shortened(
            cited, name
        ):
            return law
    return None


def _by_number(cited: str, number: str) -> Law | None:
    """The document that the number behind a title belongs to, where the title is like its own and yet not it.

    A title of another matter has a wrong number: that is told by W102.
    """
    known = [law for law in laws().laws if law.number == number and law.confirmed]
    names = {name: law for law in known for name in (law.title, *law.accepted)}
    if not names or any(name.endswith(cited) or cited == f"国办{name}" for name in names):
        return None
    name, alike, _ = rapidfuzz.process.extractOne(cited, list(names), scorer=rapidfuzz.fuzz.ratio)
    return names[name] if alike >= _ALIKE and len(cited) >= _LONG else None


def _shortened(cited: str, name: str) -> bool:
    """Whether a notice of the State Council's office has lost some words in a row: 关于工作年度报告有关事项的通知."""
    if not cited.startswith("国务院办公厅") or not 0 < len(name) - len(cited) <= _MOST_LOST:
        return False
    head = next((i for i, (a, b) in enumerate(zip(cited, name, strict=False)) if a != b), len(cited))
    return head > len("国务院办公厅") and name.endswith(cited[head:])
