"""Shares of one whole in a row: 甲类占45%、乙类占35%、其他类占20%."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Quantity, quantities
from core.read.prose.shares.shares import OF
from core.read.prose.sums.dimensions import of_several
from core.read.prose.sums.parts import opposed, whole_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class ShareList(NamedTuple):
    """Shares of one whole in a row; ``complete`` when nothing is left out (the last is 其他)."""

    shares: tuple[Quantity, ...]
    complete: bool
    view: View


_OF_ALL = re.compile(rf"{OF}$")
_FIRST_SHARE = Sought(r"(?P<label>[^,;:。%、]{0,30})占(?:比)?(?P<of>[^,;:。%\d]{0,6})$")
_NEXT_SHARE = re.compile(r"(?:左右)?(?P<mark>[,;、]|和|及)(?P<label>[^,;:。%]{0,30})占(?:比)?(?P<of>[^,;:。%\d]{0,6})")
#: The same with no 占, from the first part to the last, 其他: 网站40%、公众号35%、其他25%.
_BARE = Sought(
    r"""(?x)
    (?: (?: ^ | (?<=[,;:。中看]))[\u4e00-\u9fff]{2,10}\d{1,2}(?: \.\d+)?%[、,])(?: [\u4e00-\u9fff]{2,10}
    \d{1,2}(?: \.\d+)?%[、,和]){0,8}(?: 其他 | 其它 | 其余)[\u4e00-\u9fff]{0,6}\d{1,2}(?: \.\d+)?%(?!
    [以左多])"""
)
#: Of one thing: grades of content, each voter in one of them.
_GRADE = "(?:非常|十分|很|比较|较|较为|基本|一般|不太|不)?满意|一般"
_GRADES = Sought(
    rf"""(?x)
    (?: (?: {_GRADE})[率度的]{{0,2}}(?: 占比? | 为 | 达到?)?\d{{1,3}}(?: \.\d+)?%[,、;]?){{1,5}}不满意
    [率度的]{{0,2}}(?: 占比? | 为 | 达到?)?\d{{1,2}}(?: \.\d+)?%"""
)
_THE_REST = Sought(r"""(?x)
    [,、;](?: 而 | 还有 | 另外的?)?(?: 其余 | 剩余 | 余下 | 剩下)的?(?P<share> \d{1,2}(?: \.\d+)?%)(?=
    [为是属系来主均都由则])""")
_TWO_SHARES = 3
#: What is divided, before its parts: 从咨询方式看，电话占60%、窗口占25%、网上占15%; the others say that only the
#: largest are told.
_BY = re.compile("(?:^|[。;])从[^,。;、]{2,12}(?:来?看|上看|划?分|统计)[,:]$")
_LARGEST = re.compile("前|主要|较|最|居|为主|排|首|多为|尤其|等")
#: So little may be left away by mistake; where more is, the rest was not to be told.
_NEARLY_ALL = 85
#: Shares without names of their own, the names of what they are of, and what says of a row that it is all there is.
_SHARES_IN_ROW = Sought(
    r"""(?x) 分别占 (?:比 | 到 | 了)? (?P<of> [^\d%,;。]{0,8} )
    (?P<row> \d{1,2} (?: \.\d+ )? % (?: [、,和及与] \d{1,2} (?: \.\d+ )? % ){1,7} ) (?! 左右 | 以上 )"""
)
_NAMES_IN_ROW = re.compile("(?:[\u4e00-\u9fff]{2,8}、){0,7}[\u4e00-\u9fff]{2,8}?[、和及与][\u4e00-\u9fff]{2,4}")
_NONE_BESIDES = re.compile("(?:无|没有|未收到|未有)(?:以|通过|采用)?(?:其他|其它|别的)")
_MORE_SHARES = re.compile("其余|剩余|另|%|余下")
#: Such a name of a share is of change, or of one thing by itself.
_NO_PART = re.compile("率|每|度[\\d]|增|减|提高|下降|降低|上升|提升|完成|达|同比|超|进度")


def share_lists(paragraph: View) -> list[ShareList]:
    """Lists of at least two shares of one whole: 甲类占45%、乙类占35%、其他类占20%."""
    view = folded(paragraph)
    text = view.text
    found: list[ShareList] = []
    run: list[Quantity] = []
    labels: list[str] = []
    marks: list[str] = []

    def close() -> None:
        if len(run) > 1 and not sentence_overlaps(text, run[0].start) and _of_one_kind(run, labels, marks):
            earlier = text.rfind("%", start_of(text, run[0].start, FULL_STOPS), run[0].start - len(labels[0])) >= 0
            complete = number_words().wholes.regex.match(labels[-1]) is not None and not (earlier and not labels[0])
            complete = complete or whole_set(_words(labels)) or opposed(_words(labels))
            complete = complete or _by_division(text, run, labels)
            found.append(ShareList(tuple(run), complete, view.slice(run[0].start, run[-1].end)))
        run.clear()
        labels.clear()
        marks.clear()

    for count in quantities(text):
        if count.unit != "%":
            continue
        start = start_of(text, count.start)
        next_ = _NEXT_SHARE.fullmatch(text, run[-1].end, count.start) if run else None
        if next_ and not _OF_ALL.match(next_["of"]):
            next_ = None
        if next_ is None:
            close()
            first = _FIRST_SHARE.regex.search(text, start, count.start)
            if first is None or not _OF_ALL.match(first["of"]):
                continue
            run.append(count)
            labels.append(first["label"])
        else:
            run.append(count)
            labels.append(next_["label"])
            marks.append(next_["mark"])
    close()
    return [*found, *_without_word(view), *_grades(view), *_with_the_rest(view), *_respectively(view)]


def _respectively(view: View) -> Iterator[ShareList]:
    """网络、信函、当面三种渠道分别占71%、18%、11%: names in a row, their shares in another, and none besides."""
    text = view.text
    for match in _SHARES_IN_ROW.finditer(text) if "分别占" in text else ():
        start, end = start_of(text, match.start(), FULL_STOPS + ";"), end_of(text, match.end(), FULL_STOPS + ";")
        told = _percents(text, match.start("row"), match.end())
        names = list(_NAMES_IN_ROW.finditer(text, start, match.start()))
        words = re.split("[、和及与]", names[-1][0]) if names else []
        if len(words) != len(told) or sentence_overlaps(text, match.start()) or not _OF_ALL.match(match["of"]):
            continue
        rest = _MORE_SHARES.search(text[match.end() : end])
        ends = words[-1].startswith(number_words().wholes.words)
        none_besides = _NONE_BESIDES.search(text[match.end() : end]) is not None
        if (ends or whole_set(words) or (none_besides and not rest)) and not rest:
            yield ShareList(told, True, view.slice(told[0].start, match.end()))


def _without_word(view: View) -> Iterator[ShareList]:
    """Shares of which only the names tell that they are such, 其他 the last of them."""
    for match in _BARE.finditer(view.text):
        if "占" not in match[0] and not _NO_PART.search(match[0]) and not sentence_overlaps(view.text, match.start()):
            yield ShareList(_percents(view.text, *match.span()), True, view.slice(*match.span()))


def _with_the_rest(view: View) -> Iterator[ShareList]:
    """甲类占41%，乙类占24%，其余38%为…: what is left of the whole, told before its name."""
    text = view.text
    for match in _THE_REST.finditer(text):
        start = start_of(text, match.start(), FULL_STOPS + ";")
        told = _percents(text, start, match.end())
        row = text[told[0].start : match.start()]
        lead = text[start : told[0].start]
        if len(told) < _TWO_SHARES or "其中" in row or _NO_PART.search(row) or _NO_PART.search(lead):
            continue
        between = [text[a.end : b.start] for a, b in pairwise(told)]
        if "占" in lead and all("占" in said or said.startswith(("、", ",")) for said in between):
            yield ShareList(told, True, view.slice(told[0].start, match.end()))


def _grades(view: View) -> Iterator[ShareList]:
    """满意率91%，基本满意率6%，不满意率5%: grades of which the last says that all are told, unless one holds others."""
    for match in _GRADES.finditer(view.text):
        told = _percents(view.text, *match.span())
        summed = sum(q.value for q in told)
        if summed <= _MUCH and told[0].value + told[-1].value != _ALL and "其中" not in match[0]:
            yield ShareList(told, False, view.slice(*match.span()))


def _percents(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    return tuple(q for q in quantities(text) if start <= q.start < end and q.unit == "%")


def _words(labels: Sequence[str]) -> list[str]:
    """The names of the parts, without counts beside them."""
    return [re.sub(r"[\d.,]+\w$|[、,]$", "", label).rstrip("的、,占") for label in labels]


def _of_one_set(words: Sequence[str]) -> bool:
    """Whether each is another part of a division that is known (网络, 信函)."""
    for known in number_words().whole_sets:
        places = [[i for i, place in enumerate(known) if any(word in name for word in place)] for name in words]
        if all(len(place) == 1 for place in places) and len({place[0] for place in places}) == len(words):
            return True
    return False


def _by_division(text: str, run: list[Quantity], labels: list[str]) -> bool:
    """Whether three shares or more are all parts of what the sentence divides."""
    start, end = start_of(text, run[0].start, FULL_STOPS), end_of(text, run[-1].end, FULL_STOPS)
    lead = text[start : run[0].start].rpartition(labels[0])[0] if labels[0] else ""
    if len(run) < _TWO_SHARES or not _BY.search(lead) or _LARGEST.search(text[start : run[-1].start]):
        return False
    return sum(q.value for q in run) >= _NEARLY_ALL and not _MORE_SHARES.search(text[run[-1].end + 1 : end])


_OVERLAP = Sought("可多选|多选|重复|交叉|重叠|其中")


def sentence_overlaps(text: str, at: int) -> bool:
    """Whether the sentence says that what it lists overlaps."""
    start = start_of(text, at)
    return _OVERLAP.regex.search(text, start, end_of(text, at)) is not None


#: Of several questions each has its own share; more than one half tells that there were several.
_OPINION = Sought("认为|表示|满意|觉得|反映|知道|知晓|了解|会用|愿意|认可|好评|希望")
_HALF = 50
#: Grades that come to more are told of each other.
_ALL, _MUCH = 100, 115


def _of_one_kind(run: list[Quantity], labels: list[str], marks: list[str]) -> bool:
    """Whether shares are of one division: 女性占60%，党员占70% are not, though both are shares of all."""
    if of_several(labels):
        return False
    if all(_OPINION.search(label) for label in labels) and sum(q.value > _HALF for q in run) > 1:
        return False  # 认为好找的占92%，认为好懂的占90%: each of all who were asked
    words = _words(labels)
    if opposed(words) or _of_one_set(words):
        return True
    if number_words().wholes.regex.match(words[-1]) or len({w[-1:] for w in words}) == 1 or set(marks) == {"、"}:
        return True
    return len(run) > 2 and sum(q.value for q in run) <= 120
