"""What a rule reports: findings with marks, and relations that passed or could not be checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal, NamedTuple

from core.model import finding_text
from core.model.document import Span
from core.model.facts import FailedTogether, Statement


class Severity(StrEnum):
    """error must be mended before publication; warning must be looked at; hint is style."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for hint: the order of display."""
        return ("error", "warning", "hint").index(self.value)

    @property
    def label(self) -> str:
        """The Chinese word shown to the user."""
        return {"error": "必改", "warning": "存疑", "hint": "提示"}[self.value]


class Category(StrEnum):
    """The six kinds of finding."""

    SECTION = "section"
    TABLE = "table"
    ARITHMETIC = "arithmetic"
    CONSISTENCY = "consistency"
    HISTORY = "history"
    WORDING = "wording"

    @property
    def label(self) -> str:
        """The Chinese word shown to the user."""
        return {
            "section": "章节", "table": "表格", "arithmetic": "勾稽", "consistency": "正文与表",
            "history": "与去年", "wording": "文字",
        }[self.value]  # fmt: skip


Role = Literal["fault", "participant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMark:
    """A cell of the form, or with ``column`` None a whole row."""

    kind: ClassVar[Literal["cell"]] = "cell"
    table: str
    row: str
    column: str | None = None
    spans: tuple[Span, ...] = ()
    role: Role = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMark:
    """A stretch of the draft's text, as narrow as the defect."""

    kind: ClassVar[Literal["text"]] = "text"
    section: str | None
    spans: tuple[Span, ...]
    role: Role = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMark:
    """A section of the form; ``spans`` is its heading when it has one."""

    kind: ClassVar[Literal["section"]] = "section"
    section: str
    spans: tuple[Span, ...] = ()
    role: Role = "fault"


Mark = CellMark | TextMark | SectionMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Statement):
    """One defect: what it states, in parts of which ``core.model.finding_text`` makes sentences, and its marks.

    ``marks`` say where it stands in the draft. ``suggestion`` is what to do, ``replacement`` the text to put in place
    of what is marked, where the rule knows one for certain. A finding with a ``relation`` is counted in the coverage.
    """

    rule: str
    category: Category
    severity: Severity
    marks: tuple[Mark, ...]
    suggestion: str | None = None
    replacement: str | None = None

    @property
    def message(self) -> str:
        """The finding in one Chinese sentence: where, both numbers, the difference."""
        return finding_text.message(self)

    @property
    def related(self) -> tuple[str, ...]:
        """The names of all relations that failed by this defect."""
        if isinstance(self.fact, FailedTogether):
            return tuple(member.relation for member in self.fact.members if member.relation)
        return (self.relation,) if self.relation else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A relation that was checked and holds."""

    rule: str
    relation: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessable:
    """A relation that could not be checked; ``reason`` is one Chinese sentence."""

    rule: str
    relation: str
    reason: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many relations were looked at, and how they came out."""

    passed: int = 0
    failed: int = 0
    not_assessable: int = 0

    @property
    def checked(self) -> int:
        """All relations looked at."""
        return self.passed + self.failed + self.not_assessable


class LeftOut(NamedTuple):
    """A rule that was not run because the form of the draft lacks what it needs; ``missing`` says what, in Chinese."""

    rule: str
    title: str
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """All that the engine says of one report; findings in the order of display.

    ``switched_off`` are the codes of rules that the office's profile leaves out, ``left_out`` the rules for which the
    form of the draft lacks something.
    """

    findings: tuple[Finding, ...]
    passed: tuple[Passed, ...]
    not_assessable: tuple[NotAssessable, ...]
    coverage: Coverage
    switched_off: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def count(self, severity: Severity) -> int:
        """Number of findings of that severity."""
        return sum(1 for f in self.findings if f.severity is severity)
