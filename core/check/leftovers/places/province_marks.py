"""What tells of another province than the own one, though no place is named: 粤府办〔2023〕15号, 0371-…, 各苏木镇."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.divisions import gazetteer
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from core.check.wording.passages import Passage

#: The number of an organ's paper, with all before its year in ``head``: 粤府办〔2023〕15号.
_PAPER = Sought(
    r"""(?x)
    (?: 根据 | 依据 | 按照 | 落实 | 执行 | 贯彻 | 印发 | 对照 ) (?P<led> [\u4e00-\u9fff]{2,8} )
    [〔\[(【] 20\d\d [〕\])】] 第? \d{1,4} 号
    | (?<! [\u4e00-\u9fff] ) (?P<head> [\u4e00-\u9fff]{2,8} ) [〔\[(【] 20\d\d [〕\])】] 第? \d{1,4} 号"""
)
#: A telephone number with the code of its area.
_TELEPHONE = Sought(
    r"""(?x) (?<! [\d./-] )
    (?: \( (?P<bare> 0[1-9]\d{1,2} ) \) [—–－-]? | (?P<code> 0[1-9]\d{1,2} ) [—–－\x20-]{1,2} )
    \d{3,4} \x20? \d{4} (?! \d )"""
)
_POST = Sought(r"(?:邮编|邮政编码)(?:为|是)?[:;]?(?P<code>\d{6})(?!\d)")


#: Numbers are looked up by nobody who reads, and drafts for others to fill in have any: these are but hints.
NUMBERS = ("电话区号", "邮政编码")
#: What is no mark of a province but speaks of it.
SPEECHES = "重要讲话"


class MarkOf(NamedTuple):
    """``passage.text[start:end]`` is of the province ``name``, in the way that ``kind`` says."""

    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True, kw_only=True)
class ProvinceMarks(Examples):
    """The file ``province_marks.toml``, where each list is explained."""

    report: str
    others: tuple[str, ...]
    signs: dict[str, tuple[str, ...]]
    telephones: dict[str, tuple[str, ...]]
    posts: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]


@cache
def province_marks() -> ProvinceMarks:
    """The marks, read once."""
    return read_record(ProvinceMarks, "lexicon", "province_marks.toml")


@cache
def _of_others() -> Sought:
    return Sought(any_of(province_marks().others))


def speaks_of_others(passage: Passage, at: int) -> bool:
    """Whether the sentence at a place speaks of others' papers, services or people."""
    return _of_others().search(passage.text[slice(*passage.sentence(at))]) is not None


@cache
def _codes(kind: str) -> dict[str, str]:
    """The province of each sign, beginning of an area code or of a post code."""
    marks: dict[str, tuple[str, ...]] = getattr(province_marks(), kind)
    return {mark: code for code, found in marks.items() for mark in found}


def _province_of(number: str, kind: str) -> str:
    """The province that a number begins as those of, the longest beginning first; "" where none is known."""
    known = _codes(kind)
    return next((known[number[:size]] for size in (4, 3, 2) if number[:size] in known), "")


@cache
def _words() -> tuple[tuple[str, Sought], ...]:
    return tuple((code, Sought("|".join(words))) for code, words in province_marks().words.items())


@cache
def _name(code: str) -> str:
    return next(d.name for d in gazetteer().all() if d.code == code)


def marks_of_others(passage: Passage, provinces: Collection[str], own: Collection[str]) -> Iterator[MarkOf]:
    """Marks of provinces that are none of ``provinces`` (codes); ``own`` are names of the own place and those above it.

    A paper's letter may be that of a city or county with the letter in its name: 湘 of 湘东区.
    """
    for start, end, kind, code in (*_papers(passage, own), *_numbers(passage, provinces), *_called(passage)):
        if code and code not in provinces and not passage.in_address(start) and not speaks_of_others(passage, start):
            yield MarkOf(start, end, kind, _name(code))
    for match in _said_of().finditer(passage.text) if "总书记" in passage.text else ():
        code = _by_short_name()[match["name"]]
        if code not in provinces:
            yield MarkOf(match.start("name"), match.end(), SPEECHES, _name(code))


@cache
def _by_short_name() -> dict[str, str]:
    """The codes of the provinces by their names without 省, 市 and the like."""
    return {gazetteer().short_name(d.name): d.code for d in gazetteer().all() if d.level == "province"}


@cache
def _said_of() -> Sought:
    """What was said of a province's work, which its own organs study: 习近平总书记对浙江工作的重要指示."""
    names = "|".join(_by_short_name())
    return Sought(
        rf"总书记(?:对|关于)(?P<name>{names})(?:省|市|自治区)?(?:工作)?(?:发展)?的?(?:系列|一系列|历次)?重要(?:讲话|指示|批示|论述)"
    )


def _papers(passage: Passage, own: Collection[str]) -> Iterator[tuple[int, int, str, str]]:
    for match in _PAPER.finditer(passage.text):
        group = "head" if match["head"] else "led"
        sign = match[group][0]
        if not any(sign in name for name in own):
            yield match.start(group), match.end(), "发文字号", _codes("signs").get(sign, "")


def _numbers(passage: Passage, provinces: Collection[str]) -> Iterator[tuple[int, int, str, str]]:
    """Area and post codes; where an own number stands beside, another one may be anybody's."""
    numbers = [(m.span(m.lastgroup or 0), m[m.lastgroup or 0]) for m in _TELEPHONE.finditer(passage.text)]
    codes = [(span, _province_of(number, "telephones")) for span, number in numbers]
    if not any(code in provinces for _, code in codes):
        yield from ((*span, NUMBERS[0], code) for span, code in codes)
    for match in _POST.finditer(passage.text):
        yield *match.span("code"), NUMBERS[1], _province_of(match["code"], "posts")


def _called(passage: Passage) -> Iterator[tuple[int, int, str, str]]:
    for code, pattern in _words():
        for match in pattern.finditer(passage.text):
            yield *match.span(), "建制名称", code
