"""What a notice says: a letter to one organ with what has to be mended, made of its proofreading sheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.forms.spec import NUMERALS

if TYPE_CHECKING:
    from core.output.batch.record import BatchRecord

TITLE = "关于退回修改政府信息公开工作年度报告的通知"
_BLANK = "　" * 4


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and the numbered points under it."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter: title, whom it is to, what it says before and after the blocks, and the lines to be signed."""

    addressee: str
    opening: str
    blocks: tuple[Block, ...]
    closing: str
    signature: tuple[str, ...]
    title: str = TITLE


def notice(one: BatchRecord) -> Notice | None:
    """The notice of a draft; None where nothing has to be mended or looked at."""
    line, file = one.summary, Path(one.file).name
    year = f"{line.year}年" if line.year else ""
    report = f"你单位报送的{year}政府信息公开工作年度报告（文件：{file}）"
    signature = (f"{_BLANK}（发文单位）", f"{_BLANK}年{_BLANK}月{_BLANK}日")
    closing = f"请于{_BLANK}月{_BLANK}日前修改并重新报送。意见由程序核对得出，不替代人工审核；有不同意见的请说明。"
    if one.sheet is None:
        opening = f"{report}未能读取：{line.unread}"
        return Notice(line.organ or "（单位名称）", opening, (), closing, signature)
    rows = one.sheet.findings
    blocks = [
        Block(heading, tuple(_point(row.place, row.problem, row.suggestion) for row in rows if row.level == level))
        for level, heading in (("error", "必须修改"), ("warning", "请核实"))
    ]
    blocks.append(Block("程序未能核对，请自行核对", tuple(f"{row.relation}：{row.reason}" for row in one.sheet.open)))
    blocks = [block for block in blocks if block.points]
    if not blocks:
        return None
    counts = [
        f"{count} {unit}" for count, unit in (
            (line.errors, "处必须修改"), (line.warnings, "处需要核实"), (line.open, "项未能核对"),
        ) if count
    ]  # fmt: skip
    opening = f"{report}经校对，有 {'、'.join(counts)}，现予退回，请按下列意见修改。"
    numbered = tuple(
        Block(f"{numeral}、{block.heading}", block.points) for numeral, block in zip(NUMERALS, blocks, strict=False)
    )
    return Notice(line.organ or "（单位名称）", opening, numbered, closing, signature)


def _point(place: str, problem: str, suggestion: str) -> str:
    advice = f"建议：{suggestion}" if suggestion else ""
    return f"【{place}】{problem}{advice}"
