"""Shares in the prose: 予以公开9件，占56.25%."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language import numerals
from core.language.dates import years
from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought, longest_first
from core.model.document import View
from core.model.numbers import number_in_prose
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNITS = "[件条份宗起项篇次个例封家名户处所位期批](?![内外长所])"
#: What the share is taken of, where it is said at all, must be the whole that the same prose counts.
OF = (
    r"(?:全部|全年|本年度?|总数|总量|总件数|总体|总|申请|公开|信息|政府信息|主动公开|办理|办结|审结|答复|受理|收到|新收|发布|案件|"
    r"数量|数|件|量|的|比例|比|"
    r"约|为|达到|达|近|到)*"
)
#: 占全部申请的56.25%: the words that announce a share, and the share.
_PERCENT = rf"(?:占比?|比例|占比约?为?){OF}(?P<share>\d{{1,3}}(?:\.\d+)?)%"
_SHARE = Sought(
    rf"""(?x)
    (?P<digits> (?<![\d.]) (?<!\d,) {_DIGITS} ) (?P<more> 余|多 )? (?P<unit> {_UNITS} )
    [^\d。,;!?%)]{{0,6}}? [,(]?
    {_PERCENT}"""
)
#: 占公示总量的82%: a share of a whole by its name, which the text need not count.
_OF_A_TOTAL = Sought(
    rf"""(?x)
    (?P<digits> (?<![\d.]) (?<!\d,) {_DIGITS} ) (?P<unit> {_UNITS} )
    [^\d。,;!?%)]{{0,6}}? [,(]? 占 [\u4e00-\u9fff]{{2,6}}? (?: 总数 | 总量 | 总额 ) 的?
    (?P<share> \d{{1,3}} (?:\.\d+)? ) %"""
)
#: 占总数的三分之一, with no word of about.
_FRACTION = Sought(
    rf"""(?x)
    (?P<digits> (?<![\d.]) (?<!\d,) {_DIGITS} ) (?P<unit> {_UNITS} )
    [^\d。,;!?%]{{0,6}}? [,(]? 占{OF}
    (?: (?P<below> [{numerals.ONES}] )分之(?P<above> [{numerals.ONES}] ) | (?P<half> 一半 | 半数 ) )
    (?!多|以上|左右|以下|强|弱|[^。,;]{{0,3}}多)"""
)
#: Per cents by which a fraction in words may be off.
_ROUGH = Decimal(5)
_KINDS = {
    "自然人": "natural_person", "公民": "natural_person", "商业企业": "company", "科研机构": "research",
    "社会公益组织": "public_welfare", "法律服务机构": "legal_service", "法人或其他组织": "legal_person",
    "法人和其他组织": "legal_person", "法人及其他组织": "legal_person", "予以公开": "granted",
    "部分公开": "partly_granted", "不予公开": "refused", "无法提供": "unavailable", "不予处理": "not_processed",
}  # fmt: skip
_OTHER_TIME = Sought("去年|上年|上一年|同期|同比|季度|半年|月份")
_NAMED = Sought(
    rf"""(?x)
    (?<! [民人不及和或与、] ) (?P<kind> {"|".join(sorted(_KINDS, key=longest_first))} )
    (?: 的|类|政府信息公开|申请|提出|件数|数量 )*
    {_PERCENT}"""
)
_COUNT = re.compile(rf"(?<![\d.第])(?<!\d,){_DIGITS}(?=(?P<unit>{_UNITS}))")


class Share(NamedTuple):
    """A count with its share in per cent, which is given with ``digits`` decimals or is a fraction in words.

    It is ``exact`` where other shares of its sentence have decimals: a whole per cent is then rounded, not cut off.
    """

    value: Decimal
    unit: str
    share: Decimal
    digits: int
    count_view: View
    share_view: View
    place: tuple[int, int]  # of the whole phrase in the paragraph
    fraction: bool = False
    exact: bool = False

    @property
    def shown(self) -> str:
        """The share as the draft has it: 25%, 三分之一."""
        return self.share_view.text

    @property
    def tolerance(self) -> Decimal:
        """The per cents that it may be off: a tenth, or one of the last digit given."""
        return _ROUGH if self.fraction else max(Decimal("0.1"), Decimal(1).scaleb(-self.digits))

    def wholes(self) -> tuple[Decimal, Decimal]:
        """Between which numbers the whole lies that it is a share of."""
        least = self.value * 100 / (self.share + self.tolerance)
        low = self.share - self.tolerance
        return least, (self.value * 100 / low if low > 0 else Decimal("Infinity"))

    def fits(self, whole: Decimal) -> bool:
        """True when the share is right of this whole, rounded or cut off at the digits given, or by a tenth of a point."""  # noqa: E501
        if whole <= 0 or self.value > whole:
            return False
        beyond = self.value * 100 / whole - self.share
        if self.digits or self.fraction:
            return abs(beyond) <= self.tolerance
        return is_whole_per_cent(beyond) and (not self.exact or beyond <= _ROUNDING)


#: By how much a share may be rounded, in whole per cents.
_ROUNDING = Decimal("0.5")


def is_whole_per_cent(beyond: Decimal) -> bool:
    """Whether a whole per cent, which the true share is beyond by so much, was rounded or cut off."""
    return -_ROUNDING <= beyond < 1


def of_one_another(share: Share, told: list[Share]) -> bool:
    """Whether a share is of the sum of its neighbours in a paragraph and itself: 自然人30件，占75%；法人10件，占25%."""
    at = told.index(share)
    for first in range(at + 1):
        for end in range(max(at + 1, first + 2), len(told) + 1):
            run = told[first:end]
            whole = sum((s.value for s in run), Decimal(0))
            if all(s.unit == share.unit and s.fits(whole) for s in run):
                return True
    return False


def of_one_whole(share: Share, told: list[Share]) -> bool:
    """Whether the shares of a sentence are all of one whole that it does not count: 503件，占27%；298件，占16%."""
    at = told.index(share)
    run = [t for t in (*told[max(0, at - 2) : at], *told[at + 1 : at + 3]) if t.unit == share.unit and not t.fraction]
    low, high = share.wholes()
    bounds = [(low, high), *(t.wholes() for t in run)]
    return bool(run) and max(least for least, _ in bounds) <= min(most for _, most in bounds)


class NamedShare(NamedTuple):
    """A share of the applications said of a class of applicants or of an outcome, with no count beside it.

    ``kind`` is a column of table three, "legal_person" for all but natural persons, or a group of its rows.
    """

    kind: str
    name: str
    share: Decimal
    digits: int
    view: View

    def fits(self, part: Decimal, whole: Decimal) -> bool:
        """True when the share is right, by the digits given or by a tenth of a point."""
        if whole <= 0:
            return False
        beyond = part * 100 / whole - self.share
        return (
            abs(beyond) <= max(Decimal("0.1"), Decimal(1).scaleb(-self.digits))
            if self.digits
            else is_whole_per_cent(beyond)
        )


def named_shares(paragraph: View, year: int | None) -> list[NamedShare]:
    """自然人申请占80%, in a paragraph on applications; not in a sentence that names another year than the report's."""
    view = folded(paragraph)
    found: list[NamedShare] = []
    for match in _NAMED.finditer(view.text) if "申请" in view.text else ():
        share = number_in_prose(match["share"])
        said = view.text[start_of(view.text, match.end()) : match.end()]
        elsewhen = _OTHER_TIME.search(said) or any(named != year for named in years(said))
        if share is not None and "约" not in match.group() and not elsewhen:
            digits = len(match["share"].partition(".")[2])
            told = view.slice(match.start("share"), match.end("share") + 1)
            found.append(NamedShare(_KINDS[match["kind"]], match["kind"], share, digits, told))
    return found


def shares(paragraph: View) -> list[Share]:
    """Every count with a share of its own in a paragraph."""
    view = folded(paragraph)
    found: list[Share] = []
    for match in _SHARE.finditer(view.text):
        value, share = number_in_prose(match["digits"]), number_in_prose(match["share"])
        if value is None or share is None or match["more"] or "约" in match.group():
            continue
        found.append(
            Share(
                value=value,
                unit=match["unit"],
                share=share,
                digits=len(match["share"].partition(".")[2]),
                count_view=view.slice(match.start("digits"), match.end("unit")),
                share_view=view.slice(match.start("share"), match.end("share") + 1),
                place=match.span(),
            )
        )
    return [_among(view.text, share, found) for share in found] + _fractions(view)


def _among(text: str, share: Share, told: list[Share]) -> Share:
    """A share, exact where another one of its sentence has decimals."""
    if share.digits:
        return share
    start, end = start_of(text, share.place[0], FULL_STOPS), end_of(text, share.place[1], FULL_STOPS)
    return share._replace(exact=any(other.digits and start <= other.place[0] < end for other in told))


def with_named_totals(paragraph: View, told: list[Share]) -> list[Share]:
    """The shares of a paragraph with those of a whole told by its name (占公示总量的82%), in their order."""
    view = folded(paragraph)
    known = {share.place[0] for share in told}
    found = list(told)
    for match in _OF_A_TOTAL.finditer(view.text):
        value, share = number_in_prose(match["digits"]), number_in_prose(match["share"])
        if value is not None and share is not None and match.start() not in known:
            count_view = view.slice(match.start("digits"), match.end("unit"))
            share_view = view.slice(match.start("share"), match.end("share") + 1)
            digits = len(match["share"].partition(".")[2])
            found.append(Share(value, match["unit"], share, digits, count_view, share_view, match.span()))
    return sorted(found, key=lambda share: share.place)


def _fractions(view: View) -> list[Share]:
    found: list[Share] = []
    for match in _FRACTION.finditer(view.text):
        first, last = ("below", "above") if match["above"] else ("half", "half")
        of = (numerals.value(match["above"]), numerals.value(match["below"])) if match["above"] else (1, 2)
        read = number_in_prose(match["digits"]), *of
        if None in read or any(word in match.group() for word in ("约", "近", "超")):
            continue
        value, above, below = (Decimal(n) for n in read if n is not None)
        told = view.slice(match.start(first), match.end(last))
        counted = view.slice(match.start("digits"), match.end("unit"))
        found.append(Share(value, match["unit"], above * 100 / below, 0, counted, told, match.span(), fraction=True))
    return found


def disagreeing(paragraph: View) -> list[tuple[Share, Share]]:
    """Shares that follow each other in a sentence and cannot be of one whole: 18件，占90%；2件，占20%."""
    text = folded(paragraph).text
    told = shares(paragraph)
    found: list[tuple[Share, Share]] = []
    for first, second in pairwise(told):
        between = text[first.place[1] : second.place[0]]
        alike = first.unit == second.unit and not first.fraction and not second.fraction
        if not alike or any(stop in between for stop in FULL_STOPS) or _COUNT.search(between):
            continue
        (low, high), (least, most) = first.wholes(), second.wholes()
        if high < least or most < low:
            found.append((first, second))
    return found


#: By what the counts of a stretch are told apart; the next one tells them apart by something else.
_BY_WHAT = Sought("(?:从[\u4e00-\u9fff]{2,8}看|按照?[\u4e00-\u9fff]{2,6}(?:划分|分类|统计|分))[,:]")


def with_neighbours(paragraph: View, share: Share) -> Decimal:
    """What a count makes with all those of its unit that one sentence tells apart in one way, some without a share."""
    text = folded(paragraph).text
    at = share.place[0]
    start, end = start_of(text, at, FULL_STOPS), end_of(text, at, FULL_STOPS)
    for stretch in _BY_WHAT.finditer(text[start:end]):
        if start + stretch.start() > at:
            end = start + stretch.start()
            break
    starts = [start + m.end() for m in _BY_WHAT.finditer(text[start:at])]
    start = starts[-1] if starts else start
    opened = [m.end() for m in number_words().openers.regex.finditer(text, start, at)]
    start = opened[-1] if opened else start  # what stands before 其中 is the total
    read = [number_in_prose(m.group()) for m in _COUNT.finditer(text, start, end) if m["unit"] == share.unit]
    return sum((value for value in read if value is not None), Decimal(0))


def counts(paragraphs: Iterable[View], unit: str) -> list[Decimal]:
    """Every count in that unit that has no share of its own: what a share may have been taken of."""
    found: list[Decimal] = []
    for text in (folded(p).text for p in paragraphs):
        parts = {m.start("digits") for m in _SHARE.finditer(text)}
        for match in _COUNT.finditer(text):
            value = number_in_prose(match.group())
            if value is not None and match["unit"] == unit and match.start() not in parts:
                found.append(value)
    return found
