"""A summary of many reports as text: the sums other than 0, what differs, and what could not be counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.batch.aggregate import Aggregate

_PARTS = 6  # organs that a line names


def whole(summary: Aggregate) -> str:
    """The whole output."""
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: Aggregate) -> Iterator[str]:
    yield heading(summary)
    yield from (f"  {line}" for line in verdict_lines(summary))
    if summary.comparison and summary.comparison.differences:
        yield from ("", f"【与汇总报告不符】{len(summary.comparison.differences)} 格")
        yield from (f"{number:>3}. {one.message}" for number, one in enumerate(summary.comparison.differences, 1))
    for key, spec in summary.form.tables.items():
        sums = [cell for cell in summary.added if cell.table == key and cell.total]
        yield from ("", f"【{spec.title}　{spec.name}】" + ("" if sums else "各格之和都是 0"))
        for cell in sums:
            shown = "、".join(f"{part.organ} {show(part.value)}" for part in cell.nonzero[:_PARTS])
            more = f" 等 {len(cell.nonzero)} 家" if len(cell.nonzero) > _PARTS else ""
            yield f"  {spec.place(cell.row, cell.column, short=True).within}：{show(cell.total)}（{shown}{more}）"
    kept_apart = [cell for cell in summary.sums if cell.unaddable]
    if kept_apart:
        yield from ("", "【不能相加】")
        for cell in kept_apart:
            place = summary.form.tables[cell.table].place(cell.row, cell.column, short=True)
            yield f"  {place.text}：{cell.unaddable}（各单位所填之和 {show(cell.total)}，仅供参考）"
    if summary.incomplete:
        yield from ("", "【有单位没有数字的格】")
        yield from (f"  {line}" for line in gap_lines(summary))
    if summary.left_out:
        yield from ("", f"【没有计入的文件】{len(summary.left_out)} 份")
        for one in summary.left_out:
            yield f"  {one.file}{f'（{one.organ}）' if one.organ else ''}：{one.message}"


def heading(summary: Aggregate) -> str:
    """Which year, which form, how many reports."""
    year = f"{summary.choice.year}年度" if summary.choice.year else "年度未识别"
    return f"汇总　{year}　{summary.form.title}　计入 {len(summary.choice.slips)} 份"


def verdict_lines(summary: Aggregate) -> Iterator[str]:
    """The outcome in a few sentences."""
    found = summary.comparison
    if summary.problem:
        yield summary.problem
    if found is not None:
        organ = found.summary.organ or found.summary.file
        unequal, unknown = len(found.differences), len(found.not_compared)
        yield f"与“{organ}”的汇总报告比对：{found.equal} 格相符，{unequal} 格不符，{unknown} 格没有比对。"
        yield from (one.message for one in found.whole)
    unread = sum(1 for one in summary.left_out if one.unread)
    if unread:
        yield f"有 {unread} 份没有读成，没有计入，各格之和可能偏小。"


def gap_lines(summary: Aggregate) -> Iterator[str]:
    """One line for each organ and reason: how many cells, and the first of them."""
    places: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for cell in summary.incomplete:
        place = summary.form.tables[cell.table].place(cell.row, cell.column, short=True).text
        for gap in cell.gaps:
            key = (gap.organ, gap.nothing.reason)
            places.setdefault(key, place)
            counts[key] += 1
    for (organ, reason), place in places.items():
        count = counts[organ, reason]
        where = place if count == 1 else f"{place}等 {count} 格"
        yield f"{organ}：{where}，{reason}，没有计入"
