"""What the window shows of a check: one numbered line per finding, and per relation that could not be checked.

A ``ListedFinding`` adds to a finding of the engine what the panes need: a number, a place in words, its ranges in the
text. ``MarkIndex`` answers the way back, from a place to its findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from core.check.correction import answer
from core.check.registry import all_rules, known_rule
from core.model.finding import CellMark, Finding, Mark, NotAssessable, Role, SectionMark, TextMark
from core.model.mark_places import mark_boxes, mark_spans, words_of_place
from core.pipeline.checked import Checked
from core.review.checked_items import Verified, verified
from core.review.decisions.fingerprint import Fingerprint, fingerprints
from core.review.decisions.identity import Identity
from core.review.parts import Gap, gap_of
from core.review.search import Searcher
from gui.state.report_parts import part_of
from gui.state.year_comparison import YearComparison, compare_years

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.document import Span
    from core.model.geometry import Box
    from core.model.report import Report


class Kind(StrEnum):
    """The three severities, and what could not be checked."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OPEN = "open"

    @property
    def label(self) -> str:
        """The Chinese word shown to the user."""
        return {"error": "必改", "warning": "存疑", "hint": "提示", "open": "未能核对"}[self.value]


@dataclass(frozen=True, eq=False)
class ListedFinding:
    """One line of the findings list. ``index`` counts from 0 and is its identity in the session.

    ``place_words`` name its place from the widest to the narrowest: table or section, row, column, page. ``answer``
    says what stands there and what should; empty where nobody knows.
    """

    index: int
    kind: Kind
    rule: str
    category: str
    place_words: tuple[str, ...]
    message: str
    marks: tuple[Mark, ...]
    suggestion: str | None = None
    answer: str = ""

    @property
    def number(self) -> int:
        """The number shown in the list and in the corner of cells."""
        return self.index + 1

    @property
    def tip(self) -> str:
        """What is told where the mouse rests on it: the sentence, and what should be there."""
        told = f"{self.number}  {self.kind.label}：{self.message}"
        return f"{told}\n{self.answer}" if self.answer else told

    @property
    def place(self) -> str:
        """Where it stands, in one line."""
        return place_text(self.place_words)

    @property
    def place_in_part(self) -> str:
        """The same without the table or section, for a list that has a column for it."""
        return place_text(self.place_words[1:])

    @cached_property
    def part(self) -> str:
        """The key of the part of the report where it is at fault; "" for title, preface and signature."""
        return part_of(self.marks)

    @cached_property
    def fault_tables(self) -> frozenset[str]:
        """Keys of the tables that have a cell at fault."""
        return frozenset(m.table for m in self.marks if isinstance(m, CellMark) and m.role == "fault")


def list_findings(checked: Checked) -> tuple[ListedFinding, ...]:
    """The findings in the engine's order, then what could not be checked."""
    report = checked.report
    findings: list[ListedFinding] = []
    for finding in checked.result.findings:
        findings.append(_from_finding(len(findings), finding, report))
    for open_ in checked.result.not_assessable:
        findings.append(_from_open(len(findings), open_, report))
    return tuple(findings)


def _from_finding(index: int, finding: Finding, report: Report) -> ListedFinding:
    return ListedFinding(
        index, Kind(finding.severity.value), finding.rule, finding.category.label,
        words_of_place(finding.marks, report), finding.message, finding.marks,
        finding.suggestion, right.sentence if (right := answer(report, finding)) else "",
    )  # fmt: skip


def _from_open(index: int, open_: NotAssessable, report: Report) -> ListedFinding:
    where = words_of_place(open_.marks, report) or (open_.relation,)
    return ListedFinding(index, Kind.OPEN, open_.rule, _category(open_.rule), where, open_.reason, open_.marks)


def _category(code: str) -> str:
    rule = known_rule(code)
    return rule.category.label if rule else ""


def place_text(words: Iterable[str]) -> str:
    """The words of a place in one line."""
    return " · ".join(words)


class MarkIndex:
    """Looks up the findings at an offset, a point of a page or a cell of one draft."""

    def __init__(self, checked: Checked, findings: Iterable[ListedFinding]) -> None:
        report = checked.report
        self.spans: list[tuple[Span, ListedFinding, Role]] = []
        self.boxes: list[tuple[Box, ListedFinding, Role]] = []
        self.cells: dict[tuple[str, str, str | None], list[tuple[ListedFinding, Role]]] = {}
        self._boxes_of: dict[ListedFinding, list[tuple[Box, bool]]] = {}
        for finding in findings:
            for mark in finding.marks:
                self.spans.extend((span, finding, mark.role) for span in mark_spans(report, mark))
                self.boxes.extend((box, finding, mark.role) for box in mark_boxes(report, mark))
                if isinstance(mark, CellMark):
                    self.cells.setdefault((mark.table, mark.row, mark.column), []).append((finding, mark.role))
        for box, finding, role in self.boxes:
            self._boxes_of.setdefault(finding, []).append((box, role == "fault"))
        for owners in self.cells.values():
            owners.sort(key=lambda pair: (pair[1] != "fault", pair[0].index))

    def boxes_of(self, finding: ListedFinding) -> list[tuple[Box, bool]]:
        """(box, whether it is at fault) of one finding."""
        return self._boxes_of.get(finding, [])

    def at(self, offset: int) -> list[ListedFinding]:
        """Entries whose marks cover an offset, those at fault first, the narrowest first."""
        hits = [(s, e, r) for s, e, r in self.spans if s.start <= offset < max(s.end, s.start + 1)]
        hits.sort(key=lambda hit: (hit[2] != "fault", hit[0].end - hit[0].start, hit[1].index))
        return list(dict.fromkeys(finding for _, finding, _ in hits))

    def at_point(self, page: int, x: float, y: float, slack: float = 2.0) -> list[ListedFinding]:
        """The same for a point of a page, in points from its top left."""
        hits = [
            (b, e, r) for b, e, r in self.boxes
            if b.page == page and b.x0 - slack <= x <= b.x1 + slack and b.top - slack <= y <= b.bottom + slack
        ]  # fmt: skip
        hits.sort(key=lambda hit: (hit[2] != "fault", hit[0].x1 - hit[0].x0, hit[1].index))
        return list(dict.fromkeys(finding for _, finding, _ in hits))

    def at_cell(self, table: str, row: str, column: str | None) -> list[tuple[ListedFinding, Role]]:
        """Entries that mark a cell or its whole row."""
        own = self.cells.get((table, row, column), [])
        if column is None:
            return own
        return own + [pair for pair in self.cells.get((table, row, None), []) if pair not in own]


@dataclass(frozen=True)
class CheckedDraft:
    """A checked draft as the window holds it: the engine's result, its findings as listed, the index of their marks."""

    checked: Checked
    findings: tuple[ListedFinding, ...]
    index: MarkIndex

    @classmethod
    def of(cls, checked: Checked) -> CheckedDraft:
        """Number the findings and index their marks."""
        findings = list_findings(checked)
        return cls(checked, findings, MarkIndex(checked, findings))

    @classmethod
    def prepared(cls, checked: Checked) -> CheckedDraft:
        """The same with all that the window would wait for when it first asks for it, and the rules read in."""
        all_rules()
        draft = cls.of(checked)
        _ = draft.prints, draft.gaps, draft.verified, draft.years, draft.searcher, draft.relations
        _ = [finding.part for finding in draft.findings]
        return draft

    @cached_property
    def prints(self) -> tuple[Fingerprint, ...]:
        """Fingerprints by which the findings are recognised in another version of the draft."""
        result = self.checked.result
        return fingerprints(self.checked.report, (*result.findings, *result.not_assessable))

    @cached_property
    def searcher(self) -> Searcher:
        """What finds words in the text."""
        return Searcher(self.checked.document.text)

    @cached_property
    def years(self) -> YearComparison | None:
        """The draft beside last year's report; None where there is none."""
        return compare_years(self.checked)

    @cached_property
    def verified(self) -> Verified:
        """The numbers that were checked and found right."""
        return verified(self.checked.report, self.checked.result)

    @cached_property
    def gaps(self) -> dict[ListedFinding, Gap]:
        """Where the missing parts would have stood, by the finding that says so."""
        report = self.checked.report
        pairs = [(finding, gap_of(mark, report)) for finding in self.findings for mark in finding.marks[:1]
                 if isinstance(mark, SectionMark) and not mark.spans]  # fmt: skip
        return {finding: gap for finding, gap in pairs if gap is not None}

    @cached_property
    def relations(self) -> list[tuple[tuple[TextMark, ...], tuple[tuple[str, str, str | None], ...]]]:
        """Words of the prose beside the cells that they were held against, in whatever came of it."""
        result = self.checked.result
        relations = []
        for outcome in (*result.passed, *result.findings, *result.not_assessable):
            words = tuple(m for m in outcome.marks if isinstance(m, TextMark))
            cells = tuple((m.table, m.row, m.column) for m in outcome.marks if isinstance(m, CellMark))
            if words and cells:
                relations.append((words, cells))
        return relations

    @cached_property
    def identity(self) -> Identity:
        """Which draft it is, for what is kept about it."""
        return Identity.of(self.checked.report, str(self.checked.path))

    def count(self, kind: Kind) -> int:
        """Number of findings of a kind."""
        return sum(1 for finding in self.findings if finding.kind is kind)
