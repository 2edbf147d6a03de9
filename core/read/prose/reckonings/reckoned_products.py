"""So much for each, so many of them and what that is in all, in whatever order: 每期4页，编发15期，共计60页.

What a number is told for (每期, 每镇, 每人每月) is sought among the counts of its sentence; a month is one of twelve of
the whole year. What is told as all must be in the unit of what each has and be told with the same words.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.numerals import ONES
from core.language.sentences import FULL_STOPS, PAUSES, end_of, start_of, told_from
from core.language.sought import Sought
from core.read.prose.amounts import RELATIVE, Amount, amounts
from core.read.prose.clauses import folded
from core.read.prose.reckonings.products import Product
from core.read.prose.sums.reckoned_sums import misses_by_little
from core.read.prose.sums.slipped_sums import slipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

_EACH = re.compile(r"每(?P<per>[^每\d]{1,10})")
#: Of how many of them a year is.
_TIMES = {"月": 12, "季度": 4, "季": 4}
_STRETCH = re.compile("(?P<some>[两二三半])?个?(?P<unit>季度|季|月|周|天|日|年)")
_OF_SOME = {"两月": 6, "二月": 6, "三月": 4, "半年": 2, "两周": 26}
#: 从4月起每月1期
_SINCE = re.compile(r"[从自](?P<month>1?\d)月(?:份)?(?:起|开始)")
_YEAR = re.compile(f"全年|一年|年度|[{ONES[:4]}]季度")
_COUNTED_TIMES = re.compile(r"(?<!\d)(?P<count>\d{1,3})个?(?P<unit>季度|工作日|[月周天日])")
#: What says of a number that it is all there is.
_ALL = Sought(
    r"""(?x) (?P<before> [^,;。]*? )
    (?: 共计 | 合计 | 总计 | 累计 | 总共 | 一共 | (?<! 公 ) 共 (?! [同享建] )
      | 总 [\u4e00-\u9fff]{0,2} [长数量次]
      | (?: 费用 | 金额 | 总价 ) (?= [为约是]?$ )
      | 全年 (?! .*[应需共总合累] ) | (?P<due> [应需须] ) )
    (?P<done> [\u4e00-\u9fff]{0,10}? ) $"""
)
_ONLY = re.compile("(?:[达到为是有了]|印制|信息)*")
#: With one of these nobody multiplies: the number is a bound, or there is more.
_NO_PRODUCT = re.compile(
    r"""(?x) 至少 | 不少于 | 不低于 | 以上 | 原则上 | 左右 | 平均 | 不超过 | 最多 | 至多 | 以内 | 另 | 其中 | 还 | 一般
    | 若干 | 轮流 | 或 | 不等 | 部分 | 其余 | 除 | 分别 | 上年 | 去年 | 以来 | 结余 | 剩余"""
)
_PERSONS = frozenset({"名", "人", "位"})
_TWO, _LARGE, _MOST = 2, 100, Decimal(4)


def reckoned_products(paragraph: View, told: frozenset[int] = frozenset()) -> Iterator[Product]:
    """The products of a paragraph that are wrong; ``told`` are places of numbers that are known to fit."""
    view = folded(paragraph)
    if "每" not in view.text:
        return
    read = amounts(view.text)
    yield from _first(view, read, told)
    for total in read:
        said = _ALL.search(total.said) if total.exact and total.start not in told else None
        if said is None or "每" in total.said or total.unit in RELATIVE:
            continue
        sentence = [a for a in read if a.sentence == total.sentence and a.start < total.start]
        each = [a for a in sentence if a.alike(total)]
        if len(each) != 1 or "每" not in each[0].said or not each[0].exact:
            continue
        if _NO_PRODUCT.search(view.text[told_from(view.text, total.sentence[0], total.start) : total.start]):
            continue
        times = _times(view.text, sentence, each[0], total, seen=0)
        if times is None or not _of_the_same(each[0], total, said):
            continue
        product = Product(times[0], each[0].value, total.value, True, view.slice(total.start, total.quantity.end))
        if not product.fits and _meant(product, said, by_time=times[1]):
            yield product


def _first(view: View, read: Sequence[Amount], told: frozenset[int]) -> Iterator[Product]:
    """A total before how many there are and what each has: 折页2600册，每个社区100册，覆盖28个社区."""
    text = view.text
    for total in read:
        start, end = start_of(text, total.start, FULL_STOPS + ";"), end_of(text, total.start, FULL_STOPS + ";")
        behind = [a for a in read if total.start < a.start < end]
        each = [a for a in behind if a.alike(total)]
        if not total.exact or total.start in told or total.unit in RELATIVE or len(each) != 1 or not each[0].exact:
            continue
        first = [a for a in read if start <= a.start < total.start]
        if (
            first
            or "每" not in each[0].said
            or "每" in total.said
            or _NO_PRODUCT.search(text[told_from(text, start, end) : _next_end(text, behind[-1])])
        ):
            continue
        times = _times(text, [a for a in behind if a is not each[0]], each[0], behind[-1], seen=0)
        if times is None or times[1]:
            continue
        product = Product(times[0], each[0].value, total.value, True, view.slice(total.start, total.quantity.end))
        if not product.fits and misses_by_little(product.total, product.right):
            yield product


def _next_end(text: str, count: Amount) -> int:
    """Where the clause behind a count's own ends."""
    return end_of(text, min(end_of(text, count.quantity.end, PAUSES) + 1, len(text)), PAUSES)


def _times(
    text: str, counts: Sequence[Amount], each: Amount, total: Amount, *, seen: int
) -> tuple[Decimal, bool] | None:
    """Of how many the total is, and whether stretches of time are among them; None where that is not told."""
    found, by_time = Decimal(1), False
    for match in _EACH.finditer(each.said):
        times = _stretches(text, total, match["per"])
        if times is not None:
            found, by_time = found * times, True
            continue
        of = [a for a in counts if a is not each and a.exact and _is_each(a, match["per"])]
        if len(of) != 1 or seen > _TWO:
            return None
        found *= of[0].value
        if "每" in of[0].said:  # 每月1次，每次15个
            more = _times(text, counts, of[0], total, seen=seen + 1)
            if more is None:
                return None
            found, by_time = found * more[0], by_time or more[1]
    return (found, by_time) if found > 1 else None


def _stretches(text: str, total: Amount, per: str) -> int | None:
    """How many months, quarters, weeks or days there are."""
    start = total.sentence[0]
    stretch = _STRETCH.match(per)
    unit = stretch["unit"] if stretch else ""
    if not unit:
        return None
    if stretch and stretch["some"]:
        times = _OF_SOME.get(stretch["some"] + unit)
        return times if times and _YEAR.search(text, start, total.start) else None
    since = _SINCE.search(text, start, total.start)
    if since and unit == "月":
        return 13 - integer(since["month"], 13) if _YEAR.search(text, since.end(), total.start) else None
    told = {m["count"] for m in _COUNTED_TIMES.finditer(text, start, total.start) if m["unit"][-1] == unit[-1]}
    if told:
        return integer(told.pop(), 0) if len(told) == 1 else None
    return _TIMES.get(unit) if _YEAR.search(text, start, total.start) else None


def _is_each(count: Amount, per: str) -> bool:
    """Whether a count is of those that something is told for each of: 15期 for 每期, 8个镇 for 每镇, 12名 for 每人."""
    if per[0] in _PERSONS:
        return count.unit in _PERSONS
    unit = count.unit
    if per.startswith(unit):
        noun = count.tail[:_TWO]
        rest = per[len(unit) :]
        return unit not in ("个", "家", "处") or not noun or not rest or rest.startswith(noun)
    noun = count.tail.lstrip("的")
    return bool(noun) and (
        per.startswith(noun[:_TWO]) or noun.startswith(per[:_TWO]) or noun.endswith(tuple(per[:k] for k in (1, 2, 3)))
    )


def _of_the_same(each: Amount, total: Amount, said: re.Match[str]) -> bool:
    """Whether a total is of what each has: nothing but that is told of it, or it is told with the same words."""
    done = said["done"] + total.tail
    if each.tail[:_TWO] and total.tail[:_TWO] and each.tail[:_TWO] != total.tail[:_TWO] and each.tail[0] not in "的,":
        return False
    if _ONLY.fullmatch(said["done"]) and not total.tail:
        return True
    words = {done[at : at + _TWO] for at in range(len(done) - 1)}
    told = each.said + each.tail
    return any(word in told for word in words) or (len(said["done"]) == 1 and said["done"] in told)


def _meant(product: Product, said: re.Match[str], *, by_time: bool) -> bool:
    """Whether a total was meant to be the product; what is done each month may be done once more."""
    if not product.right / _MOST < product.total < product.right * _MOST:
        return False
    if by_time and not said["due"] and "应" not in said["before"]:
        once = product.each == 1 and product.total < product.right
        return once or (product.right >= _LARGE and slipped(product.total, product.right))
    return True
