"""Sums within a sentence: 共218条，其中A类48条、B类170条."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from core.language.sentences import FULL_STOPS, end_of, start_of
from core.model.document import View
from core.model.numbers import number_in_prose
from core.read.prose.clauses import folded

_COUNT = re.compile(r"(?<![\d.,第])(?<!\d )(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<more>余|多)?(?P<unit>[^\W\d_])")
_OPEN = re.compile(r"其中[:,]?|包括[:,]?|分别为[:,]?|具体为[:,]?")
_IN_ALL = re.compile(r"(?<=[,;])(?:合计|共计|总计)(?:公开|发布|信息|政府信息|为|达|共)*")
_REST = re.compile(r"其他|其它|其余")
#: Lists within lists, shares, and what follows a list without belonging to it.
_NESTED = re.compile(
    r"""(?x)
      内有 | [含占较增减] | 包括 | 分别 | 同比 | 累计
    | 结转 | 办结 | 答复 | 予公开 | 部分公开 | 无法提供 | 不予处理 | 其他处理  # outcomes of applications
    | 收到 | 留言 | 信箱 | 热线 | 工单 | 回复                                  # letters and calls
    | 召开 | 举办 | 开展 | 培训
    | (?: ^ | [,、;] ) (?: 共计? | 合计 | 总计 | 总 )                          # a total of its own
    """
)
#: 74条（包括A类60条、B类14条）: a list that stands in brackets behind its total.
_BRACKETED = re.compile(rf"{_COUNT.pattern}\((?=其中|包括)[^()]*\)")
_ACT = re.compile(r"^(?:主要)?(?:通过|在|利用|依托|经|以)")
_PERIOD = re.compile(r"上年|去年|20\d\d年|截至|历年|往年")
_NOT_UNITS = frozenset("年月日号时分点级届位版万千余多%")


class Partition(NamedTuple):
    """A total and the parts that the sentence enumerates after it.

    ``complete`` when nothing may be missing, ``open`` when 等 says that more could be named.
    """

    total: Decimal
    parts: tuple[Decimal, ...]
    unit: str
    complete: bool
    open: bool
    total_view: View
    parts_view: View

    @property
    def sum(self) -> Decimal:
        """Sum of the parts."""
        return sum(self.parts, Decimal(0))


def partitions(paragraph: View) -> list[Partition]:
    """The enumerations of a paragraph that are certain: one total, one flat list of parts in the same unit.

    Lists within lists, round figures and sentences with several possible totals are left out. A list is complete
    when its last part is 其他 or 其余; otherwise parts may be missing, but never too many.
    """
    view = folded(paragraph)
    found: list[Partition] = []
    for opening in _OPEN.finditer(view.text):
        partition = _partition(view, opening)
        if partition:
            found.append(partition)
    for bracketed in _BRACKETED.finditer(view.text):
        start, end = bracketed.start("digits"), bracketed.end() - 1
        inner = View(view.text[start:end].replace("(", ","), view.offsets[start:end], view.start)
        opening = _OPEN.search(inner.text)
        partition = _partition(inner, opening) if opening and not bracketed["more"] else None
        if partition and len(partition.parts) > 2:  # two of one kind in brackets may overlap
            found.append(partition)
    for closing in _IN_ALL.finditer(view.text):
        partition = _summed_up(view, closing)
        if partition:
            found.append(partition)
    return found


def _summed_up(view: View, closing: re.Match[str]) -> Partition | None:
    """甲118条，乙100条，合计218条: the parts first, all of them, and the total behind."""
    text = _without_brackets(view.text)
    start = _sentence_start(text, closing.start())
    listed = text[start : closing.start()]
    total = _COUNT.match(text, closing.end())
    parts = list(_COUNT.finditer(text, start, closing.start()))
    if total is None or len(parts) < 2 or _OPEN.search(listed) or _NESTED.search(listed) or _PERIOD.search(listed):
        return None
    unit = total["unit"]
    if unit in _NOT_UNITS or any(m["unit"] != unit or m["more"] for m in (total, *parts)):
        return None
    ends = [start, *(p.end() for p in parts)]
    if not all(text[e : p.start()].lstrip(",、;") for e, p in zip(ends, parts, strict=False)):
        return None
    values = [v for p in parts if (v := number_in_prose(p["digits"])) is not None]
    whole = number_in_prose(total["digits"])
    if whole is None or (values[0] == whole == sum(values[1:], Decimal(0))):
        return None
    return Partition(
        total=whole,
        parts=tuple(values),
        unit=unit,
        complete=True,
        open=False,
        total_view=view.slice(total.start("digits"), total.end("unit")),
        parts_view=view.slice(parts[0].start("digits"), parts[-1].end("unit")),
    )


def _partition(view: View, opening: re.Match[str]) -> Partition | None:
    text = _without_brackets(view.text)
    end = end_of(text, opening.end(), FULL_STOPS)
    listed = text[opening.end() : end]
    if _OPEN.search(listed) or _NESTED.search(listed):
        return None
    start = _sentence_start(text, opening.start())
    totals = [m for m in _COUNT.finditer(text, start, opening.start()) if m["unit"] not in _NOT_UNITS]
    parts = list(_COUNT.finditer(text, opening.end(), end))
    if len(totals) != 1 or totals[0]["more"] or len(parts) < 2 or _OPEN.search(text, start, opening.start()):
        return None
    unit = totals[0]["unit"]
    if any(p["unit"] != unit or p["more"] for p in parts):
        return None
    ends = [opening.end(), *(p.end() for p in parts)]
    labels = [text[e : p.start()].lstrip(",、;") for e, p in zip(ends, parts, strict=False)]
    if not all(labels):
        return None
    if len({_ACT.match(p) is None for p in labels}) > 1:
        return None  # by channel and by content at once: the parts overlap
    values = [number_in_prose(p["digits"]) for p in parts]
    total = number_in_prose(totals[0]["digits"])
    if total is None or None in values:
        return None
    return Partition(
        total=total,
        parts=tuple(v for v in values if v is not None),
        unit=unit,
        complete=_REST.match(labels[-1]) is not None and not text.startswith("等", parts[-1].end()),
        open=re.match("等|左右|以上", text[parts[-1].end() :]) is not None,
        total_view=view.slice(totals[0].start("digits"), totals[0].end("unit")),
        parts_view=view.slice(parts[0].start("digits"), parts[-1].end("unit")),
    )


def _sentence_start(text: str, at: int) -> int:
    """Start of the sentence that holds the total: the one before when 其中 opens a sentence of its own."""
    return start_of(text, len(text[:at].rstrip("。")), FULL_STOPS)


def _without_brackets(text: str) -> str:
    """Bracketed notes blanked out, length kept; a heading's （一） too."""
    while True:
        shorter = re.sub(r"\([^()]*\)", lambda m: "\x00" * len(m.group()), text)
        if shorter == text:
            return text
        text = shorter
