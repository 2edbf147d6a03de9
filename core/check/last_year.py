"""This year's report beside last year's: may they be compared, which numbers changed, which sentences are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rapidfuzz

from core.language import numerals, organs
from core.language.sentences import split
from core.model.document import View
from core.model.normalise import fold
from core.model.report import Cell, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

#: Sentences with fewer characters say too little to be copied: 无。 未收取信息处理费。
SHORTEST = 12
#: Two sentences are alike from this ratio (0–100) on, numbers and years left out of account.
ALIKE = 90.0

_NUMBERS = re.compile(rf"\d+(?:[.,]\d+)*|(?<=[第共])[{numerals.COUNTING}]+")
_NOISE = re.compile(rf"[^\w]|^[{numerals.ORDINALS}]是|^[{numerals.ORDINALS}]+[、)）]")


@dataclass(frozen=True)
class CellPair:
    """The same cell of the form in both years."""

    table: str
    row: str
    column: str
    now: Cell
    before: Cell

    @property
    def difference(self) -> Decimal | None:
        """This year's number less last year's; None where one of them cannot be used."""
        if not (self.now.readable and self.before.readable):
            return None
        assert self.now.value is not None
        assert self.before.value is not None
        return self.now.value - self.before.value


@dataclass(frozen=True)
class Sentence:
    """A sentence of the prose; ``key`` is what is compared: letters only, numbers as one sign."""

    section: str | None
    view: View
    key: str


@dataclass(frozen=True)
class Likeness:
    """A sentence of this year and the one of last year that is most like it; ``ratio`` 0–100."""

    now: Sentence
    before: str
    ratio: float

    @property
    def copied(self) -> bool:
        """True when nothing but numbers, years and a word or two differ."""
        return self.ratio >= ALIKE


def unfit(report: Report) -> str:
    """Why the other report is not last year's of the same organ, as a Chinese clause; "" when it is.

    What one of the reports does not say is not held against it.
    """
    last = report.previous
    if last is None:
        return ""
    if report.year is not None and last.year is not None and last.year != report.year - 1:
        return f"所选的去年报告是{last.year}年度的，本报告是{report.year}年度的，应当选用{report.year - 1}年度的报告"
    if report.organ and last.organ and not same_organ(report.organ, last.organ):
        return f"所选的去年报告是“{last.organ}”的，本报告是“{report.organ}”的，不是同一机关"
    return ""


def unsure(report: Report) -> str:
    """Why it cannot be told whether the other report is last year's, as a Chinese sentence; "" when it can."""
    last = report.previous
    if last is None or (report.year is not None and last.year is not None):
        return ""
    which = "所选的去年报告" if last.year is None else "本报告"
    return f"{which}没有读出年份，不能确认是上一年度的报告，没有与去年对照。"


def same_organ(one: str, other: str) -> bool:
    """True for the same name, with or without the places before it (洛阳市司法局, 市司法局, 河南省洛阳市司法局)."""
    return organs.is_same("".join(fold(one).split()), "".join(fold(other).split()))


def pairs(report: Report, table: str) -> Iterator[CellPair]:
    """The cells that both years' tables have, in the order of this year's form; none without last year's report."""
    last = report.previous
    if last is None:
        return
    now, before = report.tables[table], last.tables[table]
    for key in report.table_spec(table).cell_keys:
        here, there = now.get(*key), before.get(*key)
        if here is not None and there is not None:
            yield CellPair(table, *key, here, there)


def sentences(report: Report, section: str | None = None) -> list[Sentence]:
    """The sentences of the prose that are long enough to be copied; those of one section when it is named."""
    tables = {s.key for s in report.form.sections if s.table}
    kept: list[Sentence] = []
    for key, view in report.prose():
        if (section is not None and key != section) or (key in tables and "。" not in view.text):
            continue
        for start, end in split(view.text):
            letters = _key(view.text[start:end])
            if len(letters) >= SHORTEST:
                kept.append(Sentence(key, view.slice(start, end), letters))
    return kept


def likenesses(now: Sequence[Sentence], before: Sequence[Sentence]) -> list[Likeness]:
    """For every sentence of this year the most similar one of last year's."""
    choices = [s.key for s in before]
    nearest: list[Likeness] = []
    for sentence in now:
        best = (
            rapidfuzz.process.extractOne(sentence.key, choices, scorer=rapidfuzz.fuzz.ratio, score_cutoff=ALIKE)
            if choices
            else None
        )
        nearest.append(Likeness(sentence, before[best[2]].view.text, best[1]) if best else Likeness(sentence, "", 0.0))
    return nearest


def _key(text: str) -> str:
    return _NOISE.sub("", _NUMBERS.sub("数", fold(text)))
