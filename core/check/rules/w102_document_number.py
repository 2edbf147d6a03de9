"""Document numbers (发文字号): the right one, in the right form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import rapidfuzz

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.rules._numbered_titles import (
    AFTER,
    NUMBER,
    another_title,
    issued_about,
    issued_before,
    issued_for,
    national_numbers,
    parts_of,
    plain_titles,
)
from core.check.rules._orders import orders
from core.check.wording.entries import any_of
from core.check.wording.laws.law_days import law_days
from core.check.wording.laws.law_titles import NATION, law_titles
from core.check.wording.lexicon import Law, laws
from core.check.wording.passages import Passage, passages
from core.forms.keys import SectionKey
from core.forms.spec import all_forms, form_for_year
from core.language.dates import YEAR
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_MARKS = re.compile(r"[《》〈〉<>“”\"\s]")
_ORDER = Sought(r"令?第(\d{2,4})号令?")
_FORM = Sought(r"[\u4e00-\u9fff][\[【(﹝]20\d\d[\]】)﹞](?:第)?\d{1,4}号")
#: A code that differs by more is another organ's.
_HEAD_FAULTS = 2
#: A title without its head is at least so long: 信息处理费管理办法.
_CUT_TITLE = 9
#: The code of the notices of the form.
_OF_FORM = "国办公开办函"
_SHORT = Sought(r"[\u4e00-\u9fff]〔(?:\d{1,3}|\d{5,})〕\d{1,4}号")
#: A number that breaks off: (国办发〔2022〕8); a range of numbers goes on.
_NO_END = Sought(r"[\u4e00-\u9fff]〔20\d\d〕第?\d{1,4}(?=[)）》”,。;的]|[要精文规][求神件定])")
#: The code of a document without year and number, in brackets behind its title.
_CODE_ALONE = Sought(r"(?<=》[(])(?P<code>[\u4e00-\u9fff]{2,8}(?:(?<![印转下颁制])发|办函|政函|字))(?=[)])")
#: Before a title: the text as it was before its revision is meant, with the number that it had then.
_OF_THE_OLD = Sought(rf"(?:{YEAR}年[^,。;:]{{0,8}}(?:公布|颁布|发布|制定|施行)的|旧的?|原|修订前的?)$")
_ORDINAL = Sought(r"〔20\d\d〕(第)\d{1,4}号")


@rule(
    "W102",
    "发文字号有误",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="发文字号与文件一致；年份写全称，用六角括号“〔〕”，序号不加“第”。",
    basis="GB/T 9704—2012《党政机关公文格式》7.2.5；各文件的发文字号",
    bad=prose(SectionKey.OVERVIEW, "根据《政府信息公开信息处理费管理办法》（国办发〔2020〕109号）办理。"),
    good=prose(SectionKey.OVERVIEW, "根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）办理。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A number is checked only right behind a known, confirmed title."""
    for passage in passages(report):
        for start, end in passage.titles:
            yield from _number(passage, end, report.year, outcomes)
            if _law(_MARKS.sub("", passage.text[start:end])) is None:  # else its own number is told
                yield from another_title(passage, end, outcomes)
        for start, end in passage.titles:
            yield from _in_force(passage, start, end, report.year, outcomes)
            yield from _order_before(passage, start, end, outcomes)
        for law, start, end in plain_titles(passage):
            yield _finding(passage, start, end, law, outcomes)
        yield from _form(passage, outcomes)
        yield from _to_come(passage, report.year, outcomes)
        for more in (issued_about, issued_before, issued_for, national_numbers):
            yield from more(passage, outcomes)
        yield from _code(passage, outcomes)
        yield from orders(passage, outcomes)


#: A document of the State Council or of its General Office, and the code of its number.
_OF_COUNCIL = Sought(
    r"《国务院(?P<office>办公厅)?(?:关于|印发|批转|转发)[^》]{2,80}》\((?P<code>国(?:发|函|办发|办函))[〔\[(]"
)


def _code(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """国办发 behind what the State Council itself issued, 国发 behind its office's; known titles are left out."""
    for match in _OF_COUNCIL.finditer(passage.text):
        office, code = bool(match["office"]), match["code"]
        end = passage.text.index("》", match.start()) + 1
        title = _MARKS.sub("", passage.text[match.start() : end])
        if office == code.startswith("国办") or _law(title) is not None:
            continue
        issuer, right = ("国务院办公厅", "国办发”或“国办函") if office else ("国务院", "国发”或“国函")
        fact = f"{issuer}的文件，发文字号应为“{right}”，此处写“{code}”"
        yield outcomes.finding(fact, [passage.mark(*match.span("code"))], severity=Severity.WARNING, actual=code)


def _to_come(passage: Passage, year: int | None, outcomes: Outcomes) -> Iterator[Outcome]:
    """The notice of another form than the report's, and a document that did not exist when the report was due."""
    if year is None or "〔" not in passage.text:
        return
    now = form_for_year(year)
    for match in NUMBER.finditer(passage.text):
        number = match.group()
        late = next((f for f in all_forms() if f.first_year > year and f.basis in number), None)
        old = next((f for f in all_forms() if f.basis in number and f.first_year < now.first_year), None)
        titled = passage.text.startswith("》", match.start() - 2)  # there it is told as the title's number
        if old and not late and not titled:
            fact = f"“{old.basis}”的格式只用到{now.first_year - 1}年度的报告，{year}年度用“{now.basis}”，请核对"
            start = match.start() + number.index(old.basis)
            mark = passage.mark(start, start + len(old.basis))
            yield outcomes.finding(fact, [mark], expected=now.basis, actual=old.basis, replacement=now.basis)
        if passage.in_address(match.start()) or not (late or int(match["year"]) > year + 1):
            continue
        written = passage.written(match.start("year") - 1, match.end())
        mark = passage.mark(match.start("year") - 1, match.end())
        fact = f"报告年度是{year}年，此处引用的文件“{written}”在其后才有，请核对"
        if late:
            fact = f"“{late.basis}”从{late.first_year}年度的报告起适用，本报告是{year}年度的，请核对"
        yield outcomes.finding(fact, [mark], actual=written)


def _number(passage: Passage, end: int, year: int | None, outcomes: Outcomes) -> Iterator[Outcome]:
    start = max((a for a, b in passage.titles if b == end), default=end)
    law = _law(_MARKS.sub("", passage.text[start:end]))
    after = AFTER.match(passage.text, end)
    if law is None and after is not None:
        yield from _order(passage, start, end, after, outcomes)
    if law is None or law.number is None or after is None:
        return
    offset = after.start("inside")
    right = NUMBER.search(law.number)
    if right:
        match = NUMBER.search(after["inside"])
        if match and parts_of(match) not in (parts_of(right), _form_notice(law, year)):
            yield _finding(passage, offset + match.start(), offset + match.end(), law, outcomes)
        return
    order = _ORDER.search(after["inside"])
    if any(other[1] in law.number for other in _ORDER.finditer(after["inside"])):
        return  # all its orders, one after the other
    if order is not None and order[1] in law.former and year is not None and law.since and year < law.since:
        return  # the order of its day
    if order is None or _OF_THE_OLD.search(passage.text[passage.sentence(start)[0] : start]):
        return
    later = passage.text[end + after.end("inside") - after.start() : passage.sentence(start)[1]]
    if order[1] in law.former and any(
        law.number.endswith(other[0].removeprefix("令")) for other in _ORDER.finditer(later)
    ):
        return  # （第492号）于2008年施行,2019年修订后以第711号公布
    if order[1] in law.former or (order[1] not in law.number and "修订" not in after["inside"]):
        yield _finding(passage, offset + order.start(), offset + order.end(), law, outcomes)


#: The order right before the title of what it published: 国务院令第711号公布的新修订《…》.
_ORDER_BEFORE = re.compile(
    r"国务院令?第(?P<order>\d{3})号令?(?:修订|公布|发布|颁布)*的?(?:施行的|实施的)?(?:新修订的?|修订后的?|新的?)?$"
)


def _order_before(passage: Passage, start: int, end: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """The number of an order that stands before the title."""
    law = _law(_MARKS.sub("", passage.text[start:end]))
    order = _ORDER_BEFORE.search(passage.text[max(0, start - 32) : start])
    if law is None or law.number is None or order is None or not law.number.startswith("国务院令"):
        return
    if not any(order["order"] in number for number in (law.number, *law.former)):
        at = max(0, start - 32)
        yield _finding(passage, at + order.start(), at + order.end("order") + 1, law, outcomes)


#: Orders by which many regulations were amended at once.
_AMENDING = frozenset(("714", "726", "732", "752", "764", "777", "797"))


def _order(passage: Passage, start: int, end: int, after: re.Match[str], outcomes: Outcomes) -> Iterator[Outcome]:
    """The order behind a regulation of the list of titles: sure where the number is known to be another's."""
    titles = law_titles()
    title = _MARKS.sub("", passage.text[start:end]).removeprefix(NATION)
    order = re.search(r"国务院令?第?(\d{1,3})号", after["inside"])
    orders = titles.titles.get(title, (False, ()))[1]
    if order is None or not orders or order[1] in orders:
        return
    other = titles.by_order.get(order[1])
    turned = any(sorted(order[1]) == sorted(right) for right in orders)
    sure = other or turned or (title in law_days().orders and order[1] not in _AMENDING)
    offset = after.start("inside")
    mark = passage.mark(offset + order.start(1), offset + order.end(1))
    is_other = f"公布的是《{titles.full(other)}》" if other else "不是该文件的"
    fact = f"国务院令第{order[1]}号{is_other}"
    yield outcomes.finding(
        f"{fact}，《{title}》原是第{'、'.join(orders)}号，请核对",
        [mark],
        severity=Severity.WARNING if sure else Severity.HINT,
        actual=order[1],
    )


def _in_force(passage: Passage, start: int, end: int, year: int | None, outcomes: Outcomes) -> Iterator[Outcome]:
    """Who issued it, and whether it was in force in the report year."""
    law = _law(_MARKS.sub("", passage.text[start:end]))
    if law is None:
        return
    issuer = _issuer().search(passage.text[:start])
    if law.issuer and issuer and issuer["issuer"] not in law.issuer:
        fact = f"《{law.title}》由{law.issuer}发布，此处写“{issuer['issuer']}”"
        mark = passage.mark(*issuer.span("issuer"))
        yield outcomes.finding(
            fact, [mark], severity=law.severity, expected=law.issuer, actual=issuer["issuer"], replacement=law.issuer
        )
    if year is not None and law.until is not None and year > law.until:
        fact = f"《{law.title}》（{law.number}）只适用于{law.until}年度及以前的报告，请核对是否沿用了旧文"
        yield outcomes.finding(fact, [passage.mark(start, end)], severity=Severity.WARNING)


@cache
def _issuer() -> re.Pattern[str]:
    """A national organ at the end of what stands before a title: 国务院办公厅印发的."""
    issuer, issued = any_of(laws().issuers), any_of(laws().issued)
    return re.compile(rf"(?P<issuer>{issuer}){issued}?(?:实施|施行)?的?(?:新修订的)?$")


def _finding(passage: Passage, start: int, end: int, law: Law, outcomes: Outcomes) -> Outcome:
    written = passage.written(start, end)
    listed = law_titles().titles.get(law.title.removeprefix(NATION), (False, ()))[1]
    agreed = any(law.number == f"国务院令第{order}号" for order in listed)  # the list of titles is a second source
    return outcomes.finding(
        f"《{law.title}》的发文字号是“{law.number}”，此处写作“{written}”",
        [passage.mark(start, end)],
        severity=Severity.WARNING if agreed else law.severity,
        expected=law.number,
        actual=written,
        replacement=law.number,
    )


def _form_notice(law: Law, year: int | None) -> tuple[str, str, str] | None:
    """For the notice of a form that a newer form has replaced: the number of the newer one, which bears its title."""
    own = next((form for form in all_forms() if form.basis == law.number), None)
    due = form_for_year(year)
    if own is None or law.until is not None or due.first_year <= own.first_year:
        return None
    match = NUMBER.search(due.basis)
    return parts_of(match) if match else None


def _law(title: str) -> Law | None:
    for law in laws().laws:
        names = (law.title, *law.accepted)
        if title in names or title in (n.removesuffix("的通知") for n in names):
            return law
    if len(title) < _CUT_TITLE:
        return None
    return next((law for law in laws().laws if law.number and law.title.endswith(title)), None)


def _heads(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """A known number whose code is off by a character or two: 国公开办函 for 国办公开办函."""
    for match in NUMBER.finditer(passage.text):
        for right in _right_heads().get((match["year"], match["no"]), ()):
            start = max(0, match["head"].rfind("国"))
            said = match["head"][start:]
            if "国" not in said and not _lacks(said, right):
                continue  # 澄政办发〔2022〕8号 is a number of its own
            if (
                match["head"].endswith(right)
                or said == right
                or rapidfuzz.distance.Levenshtein.distance(said, right) > _HEAD_FAULTS
            ):
                continue
            at = match.start("head") + start
            fact = f"发文字号“{passage.written(at, match.end())}”的机关代字疑应为“{right}”"
            yield outcomes.finding(
                fact, [passage.mark(at, match.end("head"))], expected=right, actual=said, replacement=right
            )
            break


def _lacks(said: str, right: str) -> bool:
    """Whether a code is another one with nothing but characters left out: 办公开办函."""
    rest = iter(right)
    return all(char in rest for char in said)


def _mixed(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """The year of one notice of the form with the number of another: 国办公开办函〔2021〕60号."""
    for match in NUMBER.finditer(passage.text) if _OF_FORM in passage.text else ():
        if not match["head"].endswith(_OF_FORM) or _right_heads().get((match["year"], match["no"])):
            continue
        alike = [key for key, heads in _right_heads().items() if _OF_FORM in heads]
        if (same := [no for year, no in alike if year == match["year"]]) and any(no == match["no"] for _, no in alike):
            right = f"{_OF_FORM}〔{match['year']}〕{same[0]}号"
            mark = passage.mark(match.start("head"), match.end())
            written = passage.written(match.start("head"), match.end())
            fact = f"没有“{written}”，年份和序号分属两份通知，{match['year']}年的是“{right}”，请核对"
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=right, actual=written)


@cache
def _right_heads() -> dict[tuple[str, str], tuple[str, ...]]:
    """The codes of the known numbers, by year and number."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for law in laws().laws:
        if law.number and (match := NUMBER.regex.fullmatch(law.number)):
            key = match["year"], match["no"]
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), match["head"])))
    return found


@cache
def _known() -> re.Pattern[str]:
    """The document numbers of the list of laws with whatever stands where their brackets should be."""
    numbers = [m for law in laws().laws if law.confirmed and law.number and (m := NUMBER.regex.fullmatch(law.number))]
    each = dict.fromkeys((m["head"], m["year"], m["no"]) for m in numbers)
    heads = "|".join(f"(?={h}.?{y}.?{n}号)" for h, y, n in each)
    return re.compile(
        rf"""(?:{heads})
        (?P<head>[\u4e00-\u9fff]{{2,10}})
        (?P<open>[^\w\s]?) (?P<year>20\d\d) (?P<close>[^\w\s]?)
        (?P<no>\d{{1,4}}号)""",
        re.VERBOSE,
    )


def _start_of_head(text: str, last: int) -> int:
    """Where the code whose last character stands at ``last`` begins: 国办 of 国办公开办函."""
    at = text.rfind("国办", 0, last + 1)
    return at if at >= 0 else last


def _form(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    for match in _FORM.finditer(passage.text):
        if match.group()[1] == "(" and not re.match(r"[发办函字号令规文政通告]", match.group()):
            continue
        mark = passage.mark(match.start() + 1, match.end())
        fact = f"发文字号“{passage.written(match.start() + 1, match.end())}”的年份应使用六角括号“〔〕”"
        # round brackets are what many keyboards and converters make of it; sure where the number itself is known
        known = _known().match(passage.text, _start_of_head(passage.text, match.start()))
        severity = Severity.HINT if match.group()[1] in "(﹝" and not known else Severity.WARNING
        yield outcomes.finding(fact, [mark], severity=severity)
    for match in _known().finditer(passage.text):
        if match["open"] or match["close"]:
            continue
        written = passage.written(*match.span())
        right = f"{match['head']}〔{match['year']}〕{match['no']}"
        fact = f"发文字号“{written}”的年份缺六角括号“〔〕”，应为“{right}”"
        yield outcomes.finding(fact, [passage.mark(*match.span())], expected=right, actual=written, replacement=right)
    for match in _SHORT.finditer(passage.text):
        mark = passage.mark(match.start() + 1, match.end())
        yield outcomes.finding(f"发文字号“{match.group()[1:]}”的年份不是四位数", [mark])
    for match in _NO_END.finditer(passage.text):
        start = match.start() + 1
        written = passage.written(start, match.end())
        mark = passage.mark(start, match.end())
        yield outcomes.finding(f"发文字号“{written}”后面缺“号”字", [mark], actual=written, replacement=f"{written}号")
    for match in _ORDINAL.finditer(passage.text):
        mark = passage.mark(*match.span(1))
        yield outcomes.finding("发文字号的序号前不加“第”字", [mark])
    yield from _heads(passage, outcomes)
    yield from _mixed(passage, outcomes)
    for match in _CODE_ALONE.finditer(passage.text):
        written = passage.written(*match.span("code"))
        mark = passage.mark(*match.span("code"))
        yield outcomes.finding(f"发文字号“{written}”后面缺年份和序号", [mark], actual=written)
