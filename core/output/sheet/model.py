"""What a proofreading sheet says, free of any format: frozen records of finished texts, in the order of the page.

``core.output.sheet.build`` makes a Sheet of a checked draft and its decisions; each writer beside it puts one down in
its format and decides nothing but the layout.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from typing import Any, Literal, NamedTuple

from core.base.sound_text import printable_text

#: The level of a row, "open" for what could not be checked, "passed" where nothing stands against signature.
Level = Literal["error", "warning", "hint", "open", "passed"]

TITLE = "政府信息公开工作年度报告校对意见单"
FOOT = "由程序核对，不替代人工审核"
SIGNERS = ("校对人", "复核人", "负责人")


class Entry(NamedTuple):
    """A name and what belongs to it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The verdict in a sentence, its level, the four counts of the coverage and the numbers of findings by level."""

    level: Level
    sentence: str
    coverage: tuple[Entry, ...]
    findings: tuple[Entry, ...]

    @property
    def numbers(self) -> str:
        """The counts in a line."""
        (total, *parts), levels = self.coverage, self.findings
        split = "，".join(f"{entry.name} {entry.value}" for entry in parts)
        return f"{total.name} {total.value}：{split}。" + "，".join(f"{e.name} {e.value}" for e in levels) + "。"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding that stands. ``original`` is the wrong words with a little around them, or a cell's content."""

    number: int
    place: str
    original: str
    problem: str
    suggestion: str
    level: Level
    level_label: str
    state: str
    note: str
    rule: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as FINDING_HEADS names it."""
        return (
            str(self.number), self.place, self.original, self.problem, self.suggestion, self.level_label, self.state,
            self.note,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """One finding that was set aside, and why."""

    number: int
    place: str
    problem: str
    level: Level
    level_label: str
    reason: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as IGNORED_HEADS names it."""
        return (str(self.number), self.place, self.problem, self.level_label, self.reason)


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One relation that could not be checked, why, and what was done about it."""

    number: int
    relation: str
    reason: str
    state: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as OPEN_HEADS names it."""
        return (str(self.number), self.relation, self.reason, self.state)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """What one rule looked at, and how it came out."""

    what: str
    checked: int
    passed: int
    failed: int
    open: int

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as CHECK_HEADS names it."""
        return (self.what, str(self.checked), str(self.passed), str(self.failed), str(self.open))


FINDING_HEADS = ("序号", "位置", "原文", "问题", "建议", "级别", "处理", "备注")
IGNORED_HEADS = ("序号", "位置", "问题", "级别", "忽略的理由")
OPEN_HEADS = ("序号", "核对项目", "未能核对的原因", "处理")
CHECK_HEADS = ("核对内容", "应核", "相符", "不符", "未能核对")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One draft's proofreading sheet, ``made`` at the moment of the check.

    ``head`` are the lines above the verdict; ``ignored_note`` and ``open_note`` are sentences under their blocks, empty
    where there is nothing to add; ``scope`` says what of the draft was looked at; ``checks`` prove it relation by
    relation, and are filled where no finding stands; ``signed`` are who of the signers has signed in the program, and
    when.
    """

    draft_name: str
    made: datetime
    head: tuple[Entry, ...]
    conclusion: Conclusion
    findings: tuple[FindingRow, ...]
    ignored: tuple[IgnoredRow, ...]
    open: tuple[OpenRow, ...]
    scope: tuple[Entry, ...]
    checks: tuple[CheckRow, ...] = ()
    ignored_note: str = ""
    open_note: str = ""
    title: str = TITLE
    signers: tuple[str, ...] = SIGNERS
    signed: tuple[Entry, ...] = ()
    foot: str = FOOT

    @property
    def head_rows(self) -> tuple[tuple[tuple[Entry, int], ...], ...]:
        """The head as rows of eight cells: three entries each, with the number of cells that the value has."""
        return tuple(tuple(zip(self.head[at : at + 3], (3, 1, 1), strict=False)) for at in range(0, len(self.head), 3))

    @property
    def scope_text(self) -> str:
        """What was looked at, in a paragraph."""
        return "；".join(f"{entry.name}：{entry.value}" for entry in self.scope) + "。"

    @property
    def sign_lines(self) -> tuple[str, ...]:
        """What is signed by hand, each with its date."""
        signed = dict(self.signed)
        return tuple(
            f"{signer}：{signed.get(signer, '__________　日期：_____年___月___日')}" for signer in self.signers
        )


def printable(record: Any) -> Any:
    """A record of this module with all its texts as XML and printers take them."""
    if isinstance(record, str):
        return printable_text(record)
    if isinstance(record, Entry):
        return Entry(*map(printable_text, record))
    if isinstance(record, tuple):
        return tuple(map(printable, record))
    if is_dataclass(record) and not isinstance(record, type):
        return replace(record, **{field.name: printable(getattr(record, field.name)) for field in fields(record)})
    return record
