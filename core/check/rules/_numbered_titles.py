"""A document's number held against its title and against the year in which it is said to have been issued."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.laws.law_titles import NATION, law_titles
from core.check.wording.lexicon import laws
from core.language.dates import YEAR
from core.language.sought import Sought, longest_first
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.lexicon import Law
    from core.check.wording.passages import Passage

#: What stands in brackets right behind a title, and a document number.
AFTER = re.compile(r"(?:的通知)?[(](?P<inside>[^()]{2,40})")
NUMBER = Sought(r"(?P<head>[\u4e00-\u9fff]{2,10})[〔\[(【﹝](?P<year>20\d\d)[〕\])】﹞](?P<no>\d{1,4})号")
#: 于2023年印发《供水办法》(澄水〔2024〕5号): the year of issue and the document with its number.
_ISSUED = Sought(
    rf"(?P<issued>{YEAR})年[^,。;:《》年]{{0,16}}(?:印发|制定|出台|下发|制发)(?:实施|执行)?了?"
    rf"《[^》]{{2,80}}》\([^()]{{2,12}}〔(?P<year>{YEAR})〕\d{{1,4}}号\)"
)


def code_of(text: str) -> str:
    """国务院办公厅 before the number is sometimes kept: only the code matters."""
    return text[text.rfind("国办") :] if "国办" in text else text


def parts_of(number: re.Match[str]) -> tuple[str, str, str]:
    """Code, year and number of a document number that ``NUMBER`` found."""
    return code_of(number["head"]), number["year"], number["no"]


def issued_before(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """A document cannot have been issued in a year before that of its number."""
    for match in _ISSUED.finditer(passage.text):
        if int(match["issued"]) >= int(match["year"]):
            continue
        marks = [passage.mark(*match.span("year")), passage.mark(*match.span("issued"), "participant")]
        fact = f"文号是{match['year']}年的，不可能在{match['issued']}年印发，请核对"
        yield outcomes.finding(fact, marks, severity=Severity.WARNING, actual=match["year"])


#: A law and what carries it out, which is named by its kind alone: 《预算法》及其实施细则.
_CARRIED_OUT = Sought(
    r"《(?P<law>[^《》]{2,24}法)》(?:[(][^()]{0,40}[)])?(?:及其?|和其?|以及其?)(?P<kind>实施(?:细则|条例))"
)
_OTHER = {"实施细则": "实施条例", "实施条例": "实施细则"}


def carried_out_by(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """What the State Council made to carry a law out, under the name of the other kind."""
    for match in _CARRIED_OUT.finditer(passage.text):
        law, kind = match["law"].removeprefix(NATION), match["kind"]
        titles, right = law_titles().titles, _OTHER[kind]
        if law + kind in titles or law + right not in titles:
            continue
        fact = f"《{law}》配套的是《{NATION}{law}{right}》，此处写“{kind}”"
        mark = passage.mark(*match.span("kind"))
        yield outcomes.finding(fact, [mark], expected=right, actual=kind, replacement=right)


#: A yearly plan by its title, with the number it was issued under: 《2022年政务公开工作要点》(澄政办发〔2023〕7号).
_YEARLY = Sought(
    rf"《[^《》]{{0,30}}?(?P<of>{YEAR})年度?[^《》]{{0,16}}?(?:要点|工作方案|工作计划|工作安排|任务分解表?|重点任务|任务清单)"
    rf"(?:的通知|〉的通知)?》[(][^()]{{2,14}}〔(?P<year>{YEAR})〕\d{{1,4}}号"
)


def issued_for(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """A yearly plan is issued in its year or at the end of the one before; those of the State Council in their year."""
    for match in _YEARLY.finditer(passage.text):
        of, year = int(match["of"]), int(match["year"])
        central = match.group().startswith("《国务院")
        if of == year or (of == year + 1 and not central):
            continue
        fact = f"文件名是{of}年的，发文字号的年份写“{year}”，请核对"
        mark = passage.mark(*match.span("year"))
        yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=str(of), actual=match["year"])


#: Any other document whose title names a year: its number is of that year, or of one beside it.
_OF_YEAR = Sought(
    rf"《[^《》\d]{{0,40}}?(?P<of>{YEAR})年[^《》\d—-]{{0,40}}》[(][^()〔]{{2,14}}〔(?P<year>{YEAR})〕\d{{1,4}}号"
)


def issued_about(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """《关于做好2024年…的通知》 by a number of a year that lies further off: 〔2014〕15号."""
    for match in _OF_YEAR.finditer(passage.text):
        of, year = int(match["of"]), int(match["year"])
        if abs(of - year) > 1 and not _YEARLY.regex.match(passage.text, match.start()):
            fact = f"文件名是{of}年的，发文字号的年份写“{year}”，请核对"
            mark = passage.mark(*match.span("year"))
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=str(of), actual=match["year"])


#: Numbers are not filled up with noughts; the codes of the State Council's office; orders are no notices.
_FILLED = Sought(rf"〔{YEAR}〕第?(?P<noughts>0+)[1-9]\d{{0,3}}号")
_NO_CODE = Sought(rf"(?P<code>国[办公开发函秘密]{{2,7}})[〔\[(](?P<rest>{YEAR}[〕\])]\d{{1,4}})号")
_CODES = frozenset(("国办公开办函", "国办公开办发", "国办发", "国办函", "国办秘函", "国办密发", "国办发明电"))
#: Shorter ones may be those of other national offices.
_LEAST = 4
_AS_NOTICE = Sought(rf"条例》[(](?P<code>国(?:办?发|办?函))〔{YEAR}〕(?P<no>[4-9]\d\d)号")


def national_numbers(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """〔2022〕08号; a code that the office of the State Council has not; a regulation by the number of a notice."""
    for match in _FILLED.finditer(passage.text):
        mark = passage.mark(*match.span("noughts"))
        fact = f"发文字号的序号不编虚位，“{match['noughts']}”应删去"
        yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual=match["noughts"])
    for match in _NO_CODE.finditer(passage.text):
        code = match["code"]
        if code in _CODES or not (code.startswith("国办") or ("公" in code and len(code) >= _LEAST)):
            continue
        if any((law.number or "").endswith(f"〔{match['rest'][:4]}〕{match['rest'][5:]}号") for law in laws().laws):
            continue  # the right code of that number is told
        fact = f"国务院办公厅没有“{code}”这一机关代字，政务公开办公室的是“国办公开办函”，请核对"
        mark = passage.mark(*match.span("code"))
        yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual=code)
    for match in _AS_NOTICE.finditer(passage.text):
        written, right = passage.written(match.start("code"), match.end("no") + 1), f"国务院令第{match['no']}号"
        fact = f"行政法规由国务院令公布，“{written}”应为“{right}”"
        mark = passage.mark(match.start("code"), match.end("no") + 1)
        yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=right, actual=written)


def another_title(passage: Passage, end: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """A known number behind the title that ends at a place, which lacks what the number's own title has."""
    after = AFTER.match(passage.text, end)
    match = after and NUMBER.search(after["inside"])
    law = _told_by_number().get(parts_of(match)) if match else None
    start = max((a for a, b in passage.titles if b == end), default=end)
    if after is None or match is None or law is None or law.telling in passage.text[start:end]:
        return
    offset = after.start("inside")
    places = (start, end), (offset + match.start(), offset + match.end())
    fact = f"“{law.number}”是《{law.title}》的发文字号，与前面的文件名不符，请核对"
    marks = [passage.mark(*place) for place in places]
    yield outcomes.finding(fact, marks, actual=passage.written(start, end), suggestion=f"文件名写《{law.title}》。")


@cache
def _told_by_number() -> dict[tuple[str, str, str], Law]:
    """The laws that have a telling word by their numbers."""
    found = ((law, NUMBER.search(law.number or "")) for law in laws().laws if law.telling)
    return {parts_of(match): law for law, match in found if match}


#: The shortest title that is known for its own where no 《》 stand around it.
_PLAIN = 16


@cache
def _named_plainly() -> Sought:
    """A known title in brackets of no kind, right before a number: 关于……的指导意见（国办发〔2019〕54号）."""
    names = {name for law in laws().laws if law.number for name in (law.title, *law.accepted) if len(name) >= _PLAIN}
    either = "|".join(re.escape(name) for name in sorted(names, key=longest_first))
    return Sought(rf"(?<![《〈])(?P<title>{either})[(](?P<inside>[^()]{{2,40}})", needs=(tuple(names),))


def plain_titles(passage: Passage) -> Iterator[tuple[Law, int, int]]:
    """The law of each such title, and from where to where the number stands that is not its own."""
    for match in _named_plainly().finditer(passage.text):
        law = next(law for law in laws().laws if match["title"] in (law.title, *law.accepted))
        right, number = NUMBER.search(law.number or ""), NUMBER.search(match["inside"])
        if right and number and parts_of(number) != parts_of(right):
            offset = match.start("inside")
            yield law, offset + number.start(), offset + number.end()
